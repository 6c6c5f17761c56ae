import PQueue from "p-queue";
import pRetry, { AbortError } from "p-retry";

const queue = new PQueue({ concurrency: 2 });

async function transcribe(url) {
  const res = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
    method: "POST",
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ url }),
    signal: AbortSignal.timeout(120_000),
  });
  if (res.status >= 400 && res.status < 500 && res.status !== 429) throw new AbortError(`HTTP ${res.status}`);
  if (!res.ok) throw new Error(`HTTP ${res.status}`);
  return res.json();
}

export function transcribeAll(urls) {
  return Promise.all(urls.map((url) => queue.add(() => pRetry(() => transcribe(url), { retries: 4, maxTimeout: 30_000, randomize: true }))));
}
