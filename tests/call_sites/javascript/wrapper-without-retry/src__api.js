async function request(path, body) {
  const res = await fetch(`https://api.anthropic.com/v1/${path}`, {
    method: 'POST',
    headers: { 'x-api-key': process.env.ANTHROPIC_API_KEY, 'anthropic-version': '2023-06-01', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!res.ok) throw new Error(`anthropic ${res.status}`);
  return res.json();
}
exports.ask = (text) => request('messages', { model: 'claude-haiku-4-5', max_tokens: 100, messages: [{ role: 'user', content: text }] });
