import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";

type Bindings = { ELEVENLABS_API_KEY: string; APP_TOKEN: string };
const app = new Hono<{ Bindings: Bindings }>();

async function attempt(send: () => Promise<Response>, left = 4, delay = 250): Promise<Response> {
  const response = await send();
  if (left === 0 || (response.status !== 429 && response.status < 500)) return response;
  await new Promise((resolve) => setTimeout(resolve, delay * (0.5 + Math.random())));
  return attempt(send, left - 1, Math.min(delay * 2, 8000));
}

app.use("/speak", (c, next) => bearerAuth({ token: c.env.APP_TOKEN })(c, next));

app.post("/speak", async (c) => {
  const { text, voice } = await c.req.json<{ text: string; voice: string }>();
  const upstream = await attempt(() =>
    fetch(`https://api.elevenlabs.io/v1/text-to-speech/${voice}`, {
      method: "POST",
      headers: { "xi-api-key": c.env.ELEVENLABS_API_KEY, "content-type": "application/json" },
      body: JSON.stringify({ text }),
      signal: AbortSignal.timeout(20_000),
    }),
  );
  if (!upstream.ok) return c.json({ error: "speech failed" }, 502);
  return c.body(await upstream.arrayBuffer(), 200, { "content-type": "audio/mpeg" });
});

export default app;
