import { Ticket } from "./models/ticket.js";

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function summarize(id) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const ticket = await Ticket.findById(id);
    const res = await fetch("https://api.openai.com/v1/chat/completions", {
      method: "POST",
      headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({ model: "gpt-4o-mini", messages: [{ role: "user", content: ticket.text }] }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!res.ok) throw new Error(`OpenAI answered ${res.status}`);
    ticket.summary = (await res.json()).choices[0].message.content;
    try {
      return await ticket.save();
    } catch (err) {
      if (err.name !== "VersionError") throw err;
      await sleep(100 * 2 ** attempt);
    }
  }
  throw new Error("ticket was changed too often");
}
