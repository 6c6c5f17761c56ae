import { Worker } from "bullmq";
import { save } from "./storage.js";

new Worker(
  "speech",
  async (job) => {
    const response = await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
      method: "POST",
      headers: { authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ text: job.data.text }),
    });
    if (!response.ok) throw new Error(`speech failed: ${response.status}`);
    await save(job.id, Buffer.from(await response.arrayBuffer()));
  },
  { connection: { url: process.env.REDIS_URL } },
);
