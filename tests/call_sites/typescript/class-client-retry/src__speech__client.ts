import { setTimeout as sleep } from "node:timers/promises";

interface Options { apiKey: string; baseUrl?: string; maxAttempts?: number }

export class SpeechClient {
  private readonly baseUrl: string;
  private readonly maxAttempts: number;
  constructor(private readonly options: Options) {
    this.baseUrl = options.baseUrl ?? "https://apis.languageconfidence.ai";
    this.maxAttempts = options.maxAttempts ?? 5;
  }

  private headers(userId: string): Record<string, string> {
    return { "api-key": this.options.apiKey, "x-user-id": userId, "content-type": "application/json" };
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    let delay = 500;
    for (let attempt = 1; attempt <= this.maxAttempts; attempt++) {
      const response = await fetch(this.baseUrl + path, { ...init, signal: AbortSignal.timeout(30_000) });
      const transient = response.status === 429 || response.status >= 500;
      if (!transient || attempt === this.maxAttempts) return response;
      await sleep(delay + Math.random() * 200);
      delay = Math.min(delay * 2, 20_000);
    }
    throw new Error("unreachable");
  }

  async assess(userId: string, body: unknown): Promise<unknown> {
    const response = await this.request("/speech-assessment/scripted/us", {
      method: "POST",
      headers: this.headers(userId),
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }
}
