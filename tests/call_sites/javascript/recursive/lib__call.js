const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function callLmnt(body, retriesLeft = 4, backoff = 500) {
  const res = await fetch('https://api.lmnt.com/v1/ai/speech/bytes', {
    method: 'POST',
    headers: { 'X-API-Key': process.env.LMNT_API_KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  if (res.ok) return res.arrayBuffer();
  if (retriesLeft > 0 && (res.status === 429 || res.status >= 500)) {
    const after = res.headers.get('retry-after');
    await delay(after ? Number(after) * 1000 : backoff + Math.random() * backoff);
    return callLmnt(body, retriesLeft - 1, Math.min(backoff * 2, 20_000));
  }
  throw new Error(`lmnt responded ${res.status}`);
}

module.exports = { callLmnt };
