export default {
  async fetch(request, env) {
    const { text } = await request.json();
    const res = await fetch('https://api.openai.com/v1/audio/speech', {
      method: 'POST',
      headers: { Authorization: `Bearer ${env.OPENAI_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ model: 'tts-1', voice: 'alloy', input: text }),
    });
    if (!res.ok) return new Response('upstream error', { status: 502 });
    return new Response(res.body, { headers: { 'Content-Type': 'audio/mpeg' } });
  },
};
