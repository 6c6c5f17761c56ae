const RETRYABLE = new Set([408, 429, 500, 502, 503, 504]);

function backoff(attempt, response) {
  const header = response && response.headers.get('retry-after');
  if (header) return parseInt(header, 10) * 1000;
  const max = Math.min(30000, 500 * Math.pow(2, attempt));
  return max / 2 + Math.random() * (max / 2);
}

export async function fetchWithRetry(url, options = {}, { retries = 4, timeoutMs = 20000 } = {}) {
  let lastError;
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), timeoutMs);
    let response;
    try {
      response = await fetch(url, { ...options, signal: controller.signal });
      if (!RETRYABLE.has(response.status)) return response;
      lastError = new Error(`status ${response.status}`);
    } catch (error) {
      lastError = error;
    } finally {
      clearTimeout(timer);
    }
    if (attempt < retries) await new Promise((r) => setTimeout(r, backoff(attempt, response)));
  }
  throw lastError;
}
