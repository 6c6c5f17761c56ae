const RETRYABLE = new Set([408, 429, 500, 502, 503, 504, 529]);

export async function complete(prompt: string): Promise<string> {
  const maxAttempts = 5;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const res = await fetch("https://api.anthropic.com/v1/messages", {
      method: "POST",
      headers: {
        "x-api-key": process.env.ANTHROPIC_API_KEY!,
        "anthropic-version": "2023-06-01",
        "content-type": "application/json",
      },
      body: JSON.stringify({ model: "claude-3-5-haiku-latest", max_tokens: 512, messages: [{ role: "user", content: prompt }] }),
      signal: AbortSignal.timeout(60_000),
    });
    if (res.ok) return ((await res.json()) as { content: { text: string }[] }).content[0].text;
    if (!RETRYABLE.has(res.status) || attempt === maxAttempts) {
      throw new Error(`anthropic ${res.status}: ${await res.text()}`);
    }
    const retryAfter = Number(res.headers.get("retry-after"));
    const delay = retryAfter > 0 ? retryAfter * 1000 : Math.min(20_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
  throw new Error("unreachable");
}
