const { fetchWithRetry } = require('./fetch-retry');

async function speak(voice, text) {
  const res = await fetchWithRetry(`https://api.elevenlabs.io/v1/text-to-speech/${voice}`, {
    method: 'POST',
    headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  if (!res.ok) throw new Error(`elevenlabs: ${res.status}`);
  return Buffer.from(await res.arrayBuffer());
}

module.exports = { speak };
