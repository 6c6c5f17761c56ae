const { request } = require('undici');

async function infer(inputs) {
  const { statusCode, body } = await request('https://api-inference.huggingface.co/models/openai/whisper-large-v3', {
    method: 'POST',
    headers: { authorization: 'Bearer {{huggingface-user-token}}' },
    body: JSON.stringify({ inputs }),
    headersTimeout: 30000,
    bodyTimeout: 60000,
  });
  if (statusCode !== 200) throw new Error(`status ${statusCode}`);
  return body.json();
}

module.exports = { infer };
