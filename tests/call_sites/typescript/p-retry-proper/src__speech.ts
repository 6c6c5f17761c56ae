import pRetry, { AbortError } from 'p-retry';

export async function speak(text: string): Promise<ArrayBuffer> {
  return pRetry(
    async () => {
      const res = await fetch('https://api.elevenlabs.io/v1/text-to-speech/pNInz6obpgDQGcFmaJgB', {
        method: 'POST',
        headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY!, 'Content-Type': 'application/json' },
        body: JSON.stringify({ text }),
        signal: AbortSignal.timeout(30000),
      });
      if (res.status === 429 || res.status >= 500) throw new Error(`elevenlabs ${res.status}`);
      if (!res.ok) throw new AbortError(`elevenlabs ${res.status}`);
      return res.arrayBuffer();
    },
    { retries: 4, maxTimeout: 15000, randomize: true },
  );
}
