import { inngest } from './client.js';

export const transcribe = inngest.createFunction({ id: 'transcribe', retries: 4 }, { event: 'audio/uploaded' }, async ({ event, step }) => {
  const result = await step.run('deepgram', async () => {
    const res = await fetch('https://api.deepgram.com/v1/listen?model=nova-3', {
      method: 'POST',
      headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ url: event.data.url }),
      signal: AbortSignal.timeout(120_000),
    });
    if (!res.ok) throw new Error(`deepgram ${res.status}`);
    return res.json();
  });
  return result.results.channels[0].alternatives[0].transcript;
});
