export async function ask(provider, prompt) {
  const body = JSON.stringify({ prompt });
  if (provider === "anthropic") {
    const url = "https://api.anthropic.com/v1/messages";
    const headers = { "x-api-key": process.env.ANTHROPIC_API_KEY };
    const res = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(30000) });
    if (!res.ok) throw new Error(`status ${res.status}`);
    return res.json();
  }
  const url = "https://api.deepgram.com/v1/read";
  const headers = { Authorization: `Bearer ${process.env.DEEPGRAM_API_KEY}` };
  const res = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(30000) });
  if (!res.ok) throw new Error(`status ${res.status}`);
  return res.json();
}
