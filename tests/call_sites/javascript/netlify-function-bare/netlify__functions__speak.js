const { APP_PASSWORD, ELEVENLABS_API_KEY } = process.env;

exports.handler = async (event) => {
  if (event.headers['x-app-password'] !== APP_PASSWORD) return { statusCode: 401, body: 'Unauthorized' };
  const { text, voiceId } = JSON.parse(event.body || '{}');
  const res = await fetch(`https://api.elevenlabs.io/v1/text-to-speech/${voiceId}`, {
    method: 'POST',
    headers: { 'xi-api-key': ELEVENLABS_API_KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, model_id: 'eleven_multilingual_v2' }),
  });
  if (!res.ok) return { statusCode: res.status, body: await res.text() };
  const buffer = Buffer.from(await res.arrayBuffer());
  return { statusCode: 200, headers: { 'Content-Type': 'audio/mpeg' }, body: buffer.toString('base64'), isBase64Encoded: true };
};
