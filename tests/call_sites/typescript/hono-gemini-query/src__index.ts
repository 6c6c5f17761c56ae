import { Hono } from "hono";

const app = new Hono<{ Bindings: { GEMINI_API_KEY: string } }>();

app.post("/ideas", async (c) => {
  const { topic } = await c.req.json<{ topic: string }>();
  const url = new URL("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent");
  url.searchParams.set("key", c.env.GEMINI_API_KEY);
  const upstream = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ contents: [{ parts: [{ text: `Ideas about ${topic}` }] }] }),
  });
  if (!upstream.ok) return c.json({ error: "not available" }, 502);
  const data: any = await upstream.json();
  return c.json({ text: data.candidates[0].content.parts[0].text });
});

export default app;
