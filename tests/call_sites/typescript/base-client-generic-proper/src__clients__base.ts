export class HttpError extends Error {
  constructor(
    readonly status: number,
    body: string,
  ) {
    super(`${status}: ${body.slice(0, 200)}`);
  }
}

export abstract class BaseClient {
  protected abstract readonly baseUrl: string;
  protected abstract headers(): Record<string, string>;

  protected async request<T>(path: string, body: unknown): Promise<T> {
    let delay = 400;
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(`${this.baseUrl}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...this.headers() },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      });
      if (response.ok) return (await response.json()) as T;
      const transient = response.status === 429 || response.status >= 500;
      if (!transient || attempt === 5) throw new HttpError(response.status, await response.text());
      await new Promise((r) => setTimeout(r, delay * (1 + Math.random())));
      delay = Math.min(delay * 2, 15_000);
    }
  }
}
