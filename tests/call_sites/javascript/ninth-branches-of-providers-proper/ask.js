import pRetry, { AbortError } from "p-retry";

async function checked(res) {
  if (res.status === 429 || res.status >= 500) throw new Error(`status ${res.status}`);
  if (!res.ok) throw new AbortError(`status ${res.status}`);
  return res.json();
}

export async function ask(provider, prompt) {
  const body = JSON.stringify({ prompt });
  if (provider === "anthropic") {
    const url = "https://api.anthropic.com/v1/messages";
    const headers = { "x-api-key": process.env.ANTHROPIC_API_KEY, "anthropic-version": "2023-06-01" };
    const send = async () => checked(await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(30000) }));
    return pRetry(send, { retries: 4, maxTimeout: 30000, randomize: true });
  }
  const url = "https://api.deepgram.com/v1/read";
  const headers = { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` };
  const send = async () => checked(await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(30000) }));
  return pRetry(send, { retries: 4, maxTimeout: 30000, randomize: true });
}
