const URL = 'https://api.mistral.ai/v1/chat/completions';

async function one(text) {
  const res = await fetch(URL, {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.MISTRAL_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'mistral-small', messages: [{ role: 'user', content: text }] }),
    signal: AbortSignal.timeout(30000),
  });
  if (!res.ok) throw new Error(String(res.status));
  return res.json();
}

module.exports.all = (texts) => Promise.all(texts.map((t) => one(t)));
