import { withRetry } from '../util/retry';

export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export class DeepgramApi {
  constructor(private readonly apiKey: string, private readonly baseUrl = 'https://api.deepgram.com') {}

  listen(url: string) {
    return withRetry(async () => {
      const res = await fetch(`${this.baseUrl}/v1/listen?model=nova-3`, {
        method: 'POST',
        headers: { Authorization: `Token ${this.apiKey}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ url }),
        signal: AbortSignal.timeout(60_000),
      });
      if (!res.ok) throw new ApiError(res.status, await res.text());
      return res.json();
    });
  }
}
