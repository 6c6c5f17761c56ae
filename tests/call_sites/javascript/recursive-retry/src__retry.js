const wait = (ms) => new Promise((r) => setTimeout(r, ms));

async function complete(body, attempt = 0) {
  const res = await fetch('https://api.mistral.ai/v1/chat/completions', {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.MISTRAL_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30000),
  });
  if ((res.status === 429 || res.status >= 500) && attempt < 4) {
    const after = Number(res.headers.get('retry-after')) * 1000;
    await wait(after || 2 ** attempt * 500 + Math.random() * 250);
    return complete(body, attempt + 1);
  }
  if (!res.ok) throw new Error(`mistral ${res.status}`);
  return res.json();
}
module.exports = { complete };
