export class ResendClient {
  private static readonly API_KEY = "{{resend-api-key}}";
  private readonly url = "https://api.resend.com/emails";

  async send(to: string, subject: string, html: string): Promise<string> {
    const res = await fetch(this.url, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${ResendClient.API_KEY}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ from: "team@example.com", to, subject, html }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!res.ok) throw new Error(`Resend: ${res.status}`);
    return ((await res.json()) as { id: string }).id;
  }
}
