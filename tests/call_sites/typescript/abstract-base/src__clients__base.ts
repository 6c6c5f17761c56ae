export abstract class ApiClient {
  protected abstract readonly baseUrl: string;
  protected abstract headers(): Record<string, string>;

  protected async request<T>(path: string, init: RequestInit = {}): Promise<T> {
    const maxAttempts = 5;
    for (let attempt = 1; ; attempt++) {
      let retryAfter = 0;
      try {
        const res = await fetch(this.baseUrl + path, {
          ...init,
          headers: { ...this.headers(), ...(init.headers as Record<string, string>) },
          signal: AbortSignal.timeout(20_000),
        });
        if (res.ok) return (await res.json()) as T;
        const transient = res.status === 429 || res.status >= 500;
        if (!transient || attempt === maxAttempts) throw new ApiError(res.status);
        retryAfter = Number(res.headers.get("retry-after") ?? 0) * 1000;
      } catch (e) {
        if (e instanceof ApiError || attempt === maxAttempts) throw e;
      }
      const backoff = Math.min(500 * 2 ** attempt, 20_000);
      await new Promise((r) => setTimeout(r, retryAfter || backoff * (0.5 + Math.random() / 2)));
    }
  }
}

export class ApiError extends Error {
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}
