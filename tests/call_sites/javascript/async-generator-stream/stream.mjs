export async function* stream(messages) {
  const response = await fetch("https://api.anthropic.com/v1/messages", {
    method: "POST",
    headers: {
      "x-api-key": process.env.ANTHROPIC_API_KEY,
      "anthropic-version": "2023-06-01",
      "content-type": "application/json",
    },
    body: JSON.stringify({ model: "claude-sonnet-4-5", max_tokens: 1024, stream: true, messages }),
    signal: AbortSignal.timeout(120_000),
  });
  if (!response.ok) throw new Error(`anthropic: ${response.status}`);
  const decoder = new TextDecoder();
  for await (const chunk of response.body) yield decoder.decode(chunk, { stream: true });
}
