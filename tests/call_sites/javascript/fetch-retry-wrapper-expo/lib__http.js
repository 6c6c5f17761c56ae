export async function request(url, init = {}, { retries = 3, base = 400 } = {}) {
  let attempt = 0;
  while (true) {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(15000) });
    if (response.ok) return response;
    const retryable = response.status === 429 || response.status >= 500;
    if (!retryable || attempt >= retries) {
      throw new Error(`HTTP ${response.status}`);
    }
    const wait = Number(response.headers.get('retry-after')) * 1000 || base * 2 ** attempt * (0.5 + Math.random());
    attempt += 1;
    await new Promise((r) => setTimeout(r, wait));
  }
}
