async function askCompatible(url, key, model, messages, name) {
  const res = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model, messages }),
  });
  if (!res.ok) throw new Error(`${name}: ${res.status}`);
  return (await res.json()).choices[0].message.content;
}

export function ask(provider, messages) {
  if (provider === 'openai') return askCompatible('https://api.openai.com/v1/chat/completions', process.env.OPENAI_API_KEY, 'gpt-4o-mini', messages, 'OpenAI');
  return askCompatible('https://api.deepseek.com/chat/completions', process.env.DEEPSEEK_API_KEY, 'deepseek-chat', messages, 'DeepSeek');
}
