export abstract class ApiClient {
  protected abstract readonly baseUrl: string;
  protected abstract headers(): Record<string, string>;

  protected async request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await fetch(this.baseUrl + path, {
      ...init,
      headers: { ...this.headers(), ...init.headers },
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as T;
  }
}
