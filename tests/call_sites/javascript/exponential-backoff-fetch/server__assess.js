import { backOff } from 'exponential-backoff';

class HttpError extends Error {
  constructor(status) {
    super(`status ${status}`);
    this.status = status;
  }
}

export async function assess(userId, audio, text) {
  return backOff(
    async () => {
      const res = await fetch('https://apis.languageconfidence.ai/speech-assessment/scripted/us', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'api-key': process.env.LC_API_KEY,
          'x-user-id': userId,
        },
        body: JSON.stringify({ audio_base64: audio, audio_format: 'mp3', expected_text: text }),
        signal: AbortSignal.timeout(30000),
      });
      if (!res.ok) throw new HttpError(res.status);
      return res.json();
    },
    {
      numOfAttempts: 5,
      startingDelay: 500,
      maxDelay: 20000,
      jitter: 'full',
      retry: (e) => !(e instanceof HttpError) || e.status === 429 || e.status >= 500,
    },
  );
}
