import { Hono } from "hono";

type Bindings = { DEEPGRAM_API_KEY: string };
const app = new Hono<{ Bindings: Bindings }>();

async function withRetry(run: () => Promise<Response>): Promise<Response> {
  let wait = 400;
  for (let left = 4; ; left--) {
    const response = await run();
    if (left === 0 || (response.status !== 429 && response.status < 500)) return response;
    await new Promise((r) => setTimeout(r, wait * (0.5 + Math.random())));
    wait = Math.min(wait * 2, 8000);
  }
}

app.post("/listen", async (c) => {
  const audio = await c.req.arrayBuffer();
  const response = await withRetry(() =>
    fetch("https://api.deepgram.com/v1/listen", {
      method: "POST",
      headers: { Authorization: `Token ${c.env.DEEPGRAM_API_KEY}` },
      body: audio,
      signal: AbortSignal.timeout(25_000),
    }),
  );
  if (!response.ok) return c.json({ error: "transcription failed" }, 502);
  return c.json(await response.json());
});

export default app;
