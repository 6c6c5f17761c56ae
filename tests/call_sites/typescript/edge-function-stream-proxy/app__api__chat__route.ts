export const runtime = "edge";

export async function POST(req: Request) {
  const { messages } = await req.json();
  const upstream = await fetch("https://openrouter.ai/api/v1/chat/completions", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.OPENROUTER_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "openai/gpt-4o-mini", stream: true, messages }),
  });
  if (!upstream.ok || !upstream.body) return new Response("upstream failed", { status: 502 });
  return new Response(upstream.body, { headers: { "Content-Type": "text/event-stream" } });
}
