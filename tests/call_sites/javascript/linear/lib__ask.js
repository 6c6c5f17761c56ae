const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

async function ask(body) {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const res = await fetch('https://api.mistral.ai/v1/chat/completions', {
      method: 'POST',
      headers: { Authorization: `Bearer ${process.env.MISTRAL_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30000),
    });
    if (res.ok) return res.json();
    if (![429, 500, 502, 503, 504].includes(res.status)) throw new Error(`status ${res.status}`);
    await sleep(attempt * 1000 + Math.random() * 200);
  }
  throw new Error('mistral is busy');
}

module.exports = { ask };
