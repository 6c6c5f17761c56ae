export default {
  async fetch(request, env) {
    const { text } = await request.json();
    const upstream = await fetch("https://api.anthropic.com/v1/messages", {
      method: "POST",
      headers: { "x-api-key": env.ANTHROPIC_API_KEY, "anthropic-version": "2023-06-01", "content-type": "application/json" },
      body: JSON.stringify({ model: "claude-haiku-4-5", max_tokens: 512, messages: [{ role: "user", content: text }] }),
    });
    if (!upstream.ok) return new Response("busy", { status: 503 });
    return Response.json(await upstream.json());
  },
};
