const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const RETRYABLE = new Set([429, 500, 502, 503, 504]);

async function fetchWithRetry(url, options, retries = 4) {
  for (let attempt = 0; ; attempt++) {
    let res;
    try {
      res = await fetch(url, { ...options, signal: AbortSignal.timeout(30_000) });
    } catch (err) {
      if (attempt >= retries) throw err;
    }
    if (res && (!RETRYABLE.has(res.status) || attempt >= retries)) return res;
    const after = Number(res?.headers.get('retry-after')) * 1000;
    await sleep(after || Math.min(20000, 2 ** attempt * 500) + Math.random() * 250);
  }
}

module.exports = { fetchWithRetry };
