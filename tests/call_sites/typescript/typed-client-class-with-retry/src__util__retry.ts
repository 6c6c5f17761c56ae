import { ApiError } from '../clients/deepgram';

export async function withRetry<T>(fn: () => Promise<T>, attempts = 4): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await fn();
    } catch (err) {
      const fatal = err instanceof ApiError && err.status !== 429 && err.status < 500;
      if (fatal || i >= attempts - 1) throw err;
      await new Promise((r) => setTimeout(r, Math.min(10_000, 500 * 2 ** i) + Math.random() * 250));
    }
  }
}
