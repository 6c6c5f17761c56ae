const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function fetchWithRetry(url, options, { tries = 5, base = 400, cap = 15000 } = {}) {
  for (let attempt = 1; ; attempt += 1) {
    let response;
    try {
      response = await fetch(url, { ...options, signal: AbortSignal.timeout(30000) });
      if (!TRANSIENT.has(response.status)) return response;
    } catch (error) {
      if (attempt >= tries) throw error;
    }
    if (attempt >= tries) return response;
    const told = Number(response?.headers.get("retry-after")) * 1000;
    await sleep(told || Math.random() * Math.min(cap, base * 2 ** attempt));
  }
}

module.exports = { fetchWithRetry };
