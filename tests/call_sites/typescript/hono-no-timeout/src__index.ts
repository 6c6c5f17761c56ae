import { Hono } from "hono";

type Bindings = { ANTHROPIC_API_KEY: string };
const app = new Hono<{ Bindings: Bindings }>();

app.post("/ask", async (c) => {
  const { prompt } = await c.req.json();
  const res = await fetch("https://api.anthropic.com/v1/messages", {
    method: "POST",
    headers: {
      "x-api-key": c.env.ANTHROPIC_API_KEY,
      "anthropic-version": "2023-06-01",
      "content-type": "application/json",
    },
    body: JSON.stringify({ model: "claude-3-5-haiku-latest", max_tokens: 512, messages: [{ role: "user", content: prompt }] }),
  });
  if (!res.ok) return c.json({ error: "upstream" }, 502);
  return c.json(await res.json());
});

export default app;
