import { Hono } from "hono";

const app = new Hono<{ Bindings: { GROQ_API_KEY: string } }>();
const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));

app.post("/chat", async (c) => {
  const body = await c.req.text();
  for (let n = 0; n < 4; n++) {
    const res = await fetch("https://api.groq.com/openai/v1/chat/completions", {
      method: "POST",
      headers: { Authorization: `Bearer ${c.env.GROQ_API_KEY}`, "Content-Type": "application/json" },
      body,
      signal: AbortSignal.timeout(20_000),
    });
    if (res.ok) return c.json(await res.json());
    if (res.status !== 429 && res.status < 500) return c.json({ error: "refused" }, 502);
    const asked = Number(res.headers.get("retry-after"));
    await wait(asked ? asked * 1000 : Math.random() * 500 * 2 ** n);
  }
  return c.json({ error: "busy" }, 503);
});

export default app;
