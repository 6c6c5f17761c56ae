async function withRetry<T>(fn: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fn();
    } catch (e: any) {
      const retryable = e.status === 429 || e.status >= 500;
      if (!retryable || attempt >= attempts) throw e;
      await new Promise((r) => setTimeout(r, 2 ** attempt * 500 + Math.random() * 100));
    }
  }
}
export class S {
  constructor(private key: string, private retry = true) {}
  private execute<T>(fn: () => Promise<T>): Promise<T> {
    return this.retry ? withRetry(fn) : fn();
  }
  async voices() {
    return this.execute(async () => {
      const r = await fetch('https://api.elevenlabs.io/v1/voices', { headers: { 'xi-api-key': this.key }, signal: AbortSignal.timeout(30000) });
      if (!r.ok) throw Object.assign(new Error('x'), { status: r.status });
      return r.json();
    });
  }
}
