const fetch = (...args) => import('node-fetch').then(({ default: fetch }) => fetch(...args));

async function speak(text) {
  const r = await fetch('https://api.deepgram.com/v1/speak?model=aura-asteria-en', {
    method: 'POST',
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  if (!r.ok) throw new Error('speech failed');
  return Buffer.from(await r.arrayBuffer());
}

module.exports = { speak };
