const key = Deno.env.get("MISTRAL_API_KEY");

Deno.serve(async (req) => {
  if (req.method !== "POST") return new Response("not allowed", { status: 405 });
  const { text } = await req.json();
  const upstream = await fetch("https://api.mistral.ai/v1/chat/completions", {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "mistral-small-latest", messages: [{ role: "user", content: text }] }),
  });
  if (!upstream.ok) {
    console.error("mistral answered", upstream.status);
    return new Response("the model is not available", { status: 502 });
  }
  const data = await upstream.json();
  return Response.json({ text: data.choices[0].message.content });
});
