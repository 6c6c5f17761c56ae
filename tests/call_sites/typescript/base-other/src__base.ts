export abstract class Base {
  constructor(protected readonly url: string, private readonly key: string) {}

  protected async ask(body: unknown) {
    const response = await fetch(this.url, {
      method: "POST",
      signal: AbortSignal.timeout(20000),
      headers: { Authorization: `Bearer ${this.key}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }
}
