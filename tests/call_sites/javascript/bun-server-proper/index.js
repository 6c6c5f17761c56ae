const wait = (ms) => Bun.sleep(ms);

async function withBackoff(run, tries = 5) {
  let delay = 300;
  for (let i = 1; ; i++) {
    const response = await run();
    const transient = response.status === 429 || response.status >= 500;
    if (!transient || i === tries) return response;
    await wait(delay + Math.random() * delay);
    delay = Math.min(delay * 2, 10_000);
  }
}

Bun.serve({
  port: 8080,
  async fetch(req) {
    const { text } = await req.json();
    const upstream = await withBackoff(() =>
      fetch("https://api.v7.ai.rime.ai/v1/rime-tts", {
        method: "POST",
        headers: { Authorization: `Bearer ${Bun.env.RIME_API_KEY}`, "Content-Type": "application/json" },
        body: JSON.stringify({ speaker: "cove", text, modelId: "mist" }),
        signal: AbortSignal.timeout(20_000),
      }),
    );
    if (!upstream.ok) return new Response("speech failed", { status: 502 });
    return new Response(await upstream.arrayBuffer(), { headers: { "content-type": "audio/mp3" } });
  },
});
