import { UnrecoverableError, Worker } from "bullmq";
import { save } from "./storage.js";

new Worker(
  "speech",
  async (job) => {
    const response = await fetch(`https://api.cartesia.ai/tts/bytes`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${process.env.CARTESIA_API_KEY}`,
        "cartesia-version": "2025-04-16",
        "content-type": "application/json",
      },
      body: JSON.stringify({ model_id: "sonic-2", transcript: job.data.text, voice: { mode: "id", id: job.data.voice } }),
      signal: AbortSignal.timeout(60_000),
    });
    if (response.status === 429 || response.status >= 500) throw new Error(`busy: ${response.status}`);
    if (!response.ok) throw new UnrecoverableError(`refused: ${response.status}`);
    await save(job.id, Buffer.from(await response.arrayBuffer()));
  },
  { connection: { url: process.env.REDIS_URL }, concurrency: 4 },
);
