import express from "express";

const MAX_RETRIES = 3;
const sleep = (ms: number) => new Promise<void>((r) => setTimeout(r, ms));

async function backoff(attempt: number): Promise<void> {
  const base = Math.min(20000, 500 * 2 ** attempt);
  const jitter = Math.random() * 250;
  await sleep(base + jitter);
}

export async function speak(text: string): Promise<Response> {
  let last: unknown;
  for (let attempt = 0; attempt < MAX_RETRIES; attempt++) {
    const res = await fetch("https://api.elevenlabs.io/v1/text-to-speech/x", {
      method: "POST",
      body: text,
      headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY! },
      signal: AbortSignal.timeout(30000),
    });
    if (res.ok) return res;
    if (res.status !== 429 && res.status < 500) throw new Error("status " + res.status);
    last = new Error(`status ${res.status}, retry-after ${res.headers.get("retry-after")}`);
    await backoff(attempt);
  }
  throw last;
}
