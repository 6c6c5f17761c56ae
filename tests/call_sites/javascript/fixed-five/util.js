const sleep = (ms) => new Promise((res) => setTimeout(res, ms));

export async function completion(body) {
  let tries = 0;
  while (tries < 5) {
    const res = await fetch('https://api.fireworks.ai/inference/v1/chat/completions', {
      method: 'POST',
      headers: { Authorization: `Bearer ${process.env.FIREWORKS_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30000),
    });
    if (res.status === 429 || res.status >= 500) {
      tries++;
      const after = res.headers.get('retry-after');
      if (after) console.warn(`server asks for ${after}s`);
      await sleep(1000);
      continue;
    }
    if (!res.ok) throw new Error(await res.text());
    return res.json();
  }
  throw new Error('too many attempts');
}
