const headers = { Authorization: `Bearer ${process.env.OPENROUTER_API_KEY}`, 'Content-Type': 'application/json' };

export async function ask(messages) {
  console.log('request headers', headers);
  const res = await fetch('https://openrouter.ai/api/v1/chat/completions', {
    method: 'POST',
    headers,
    body: JSON.stringify({ model: 'mistralai/mistral-7b-instruct', messages }),
  });
  if (!res.ok) throw new Error(`openrouter ${res.status}`);
  return res.json();
}
