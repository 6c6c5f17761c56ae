export abstract class ApiClient {
  protected abstract readonly baseUrl: string;
  protected abstract headers(): Record<string, string>;

  protected async request<T>(path: string, init: RequestInit): Promise<T> {
    const maxTries = 4;
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(this.baseUrl + path, {
        ...init,
        headers: { ...this.headers(), ...init.headers },
        signal: AbortSignal.timeout(30_000),
      });
      if (response.ok) return (await response.json()) as T;
      const transient = response.status === 429 || response.status >= 500;
      if (!transient || attempt === maxTries) throw new Error(`HTTP ${response.status}`);
      const backoff = Math.min(1000 * 2 ** attempt, 15_000);
      await new Promise((resolve) => setTimeout(resolve, backoff / 2 + Math.random() * (backoff / 2)));
    }
  }
}
