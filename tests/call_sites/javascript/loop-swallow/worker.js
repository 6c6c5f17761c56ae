const wait = (ms) => new Promise((r) => setTimeout(r, ms));

export async function speak(text) {
  for (let i = 0; i < 4; i++) {
    const res = await fetch('https://api.deepgram.com/v1/speak?model=aura-asteria-en', {
      method: 'POST',
      headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
      signal: AbortSignal.timeout(20000),
    });
    if (res.ok) return Buffer.from(await res.arrayBuffer());
    if (res.status !== 429 && res.status < 500) throw new Error(`deepgram ${res.status}`);
    const after = Number(res.headers.get('retry-after')) * 1000;
    await wait(after || 500 * 2 ** i + Math.random() * 250);
  }
  return null;
}
