export default {
  async fetch(request, env) {
    const { prompt } = await request.json();
    const res = await fetch('https://api.anthropic.com/v1/messages', {
      method: 'POST',
      headers: { 'x-api-key': env.ANTHROPIC_API_KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'claude-3-haiku-20240307', max_tokens: 512, messages: [{ role: 'user', content: prompt }] }),
    });
    if (!res.ok) return new Response('upstream failed', { status: 502 });
    return new Response(res.body, { headers: { 'content-type': 'application/json' } });
  },
};
