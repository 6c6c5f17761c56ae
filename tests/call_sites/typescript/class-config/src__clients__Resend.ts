import { withRetry } from "../lib/withRetry";
import { config } from "../config";

export class HttpError extends Error {
  constructor(readonly status: number, readonly retryAfter: string | null) {
    super(`status ${status}`);
  }
}

export class ResendClient {
  constructor(private readonly apiKey: string = config.resend.apiKey) {}

  send(to: string, subject: string, html: string, key: string): Promise<string> {
    return withRetry(async () => {
      const res = await fetch("https://api.resend.com/emails", {
        method: "POST",
        headers: {
          Authorization: `Bearer ${this.apiKey}`,
          "Content-Type": "application/json",
          "Idempotency-Key": key,
        },
        body: JSON.stringify({ from: "team@example.com", to, subject, html }),
        signal: AbortSignal.timeout(10_000),
      });
      if (!res.ok) throw new HttpError(res.status, res.headers.get("retry-after"));
      return ((await res.json()) as { id: string }).id;
    });
  }
}
