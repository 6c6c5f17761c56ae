export interface RetryOptions {
  attempts: number;
  baseMs: number;
  maxMs: number;
}

export class StatusError extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
}

const isTransient = (error: unknown) =>
  !(error instanceof StatusError) || error.status === 429 || error.status >= 500;

export async function retry<T>(task: () => Promise<T>, options: RetryOptions): Promise<T> {
  let attempt = 0;
  while (true) {
    try {
      return await task();
    } catch (error) {
      attempt += 1;
      if (attempt >= options.attempts || !isTransient(error)) throw error;
      const ceiling = Math.min(options.maxMs, options.baseMs * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * ceiling));
    }
  }
}
