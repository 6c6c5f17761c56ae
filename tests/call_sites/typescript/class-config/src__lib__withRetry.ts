interface Failure {
  status?: number;
  retryAfter?: string | null;
}

export async function withRetry<T>(task: () => Promise<T>, attempts = 5): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await task();
    } catch (e) {
      const { status, retryAfter } = e as Failure;
      const transient = status === undefined || status === 429 || status >= 500;
      if (!transient || n >= attempts) throw e;
      const hint = retryAfter ? Number(retryAfter) * 1000 : 0;
      const wait = hint || Math.min(2 ** n * 250, 20_000);
      await new Promise((r) => setTimeout(r, wait + Math.random() * 250));
    }
  }
}
