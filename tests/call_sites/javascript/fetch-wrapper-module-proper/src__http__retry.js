const RETRYABLE = new Set([408, 429, 500, 502, 503, 504]);

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function fetchWithRetry(url, options = {}, { tries = 5, base = 500, cap = 20_000 } = {}) {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(30_000) });
    if (response.ok || !RETRYABLE.has(response.status) || attempt >= tries - 1) return response;
    const after = Number(response.headers.get("retry-after"));
    const wait = after > 0 ? after * 1000 : Math.random() * Math.min(cap, base * 2 ** attempt);
    await sleep(wait);
  }
}
