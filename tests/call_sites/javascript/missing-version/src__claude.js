export async function ask(text) {
  const res = await fetch('https://api.anthropic.com/v1/messages', {
    method: 'POST',
    headers: { 'x-api-key': process.env.ANTHROPIC_API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'claude-haiku-4-5', max_tokens: 100, messages: [{ role: 'user', content: text }] }),
    signal: AbortSignal.timeout(30000),
  });
  if (!res.ok) throw new Error(`claude ${res.status}`);
  return res.json();
}
