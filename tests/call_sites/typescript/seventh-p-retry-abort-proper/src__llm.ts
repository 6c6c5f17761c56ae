import pRetry, { AbortError } from "p-retry";

async function once(prompt: string) {
  const res = await fetch("https://api.together.xyz/v1/chat/completions", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.TOGETHER_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "meta-llama/Llama-3.3-70B-Instruct-Turbo", messages: [{ role: "user", content: prompt }] }),
    signal: AbortSignal.timeout(30_000),
  });
  if (res.status === 429 || res.status >= 500) throw new Error(`try again: ${res.status}`);
  if (!res.ok) throw new AbortError(await res.text());
  return res.json();
}

export const ask = (prompt: string) => pRetry(() => once(prompt), { retries: 4, randomize: true });
