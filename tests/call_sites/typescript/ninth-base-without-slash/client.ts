const BASE = "https://api.sendgrid.com/v3/";

export class Mail {
  private readonly base: string;

  constructor(private readonly key: string, base = BASE) {
    this.base = base.replace(/\/+$/u, "");
  }

  async send(body: unknown): Promise<Response> {
    const url = new URL(`${this.base}/mail/send`);
    for (let attempt = 0; attempt < 4; attempt++) {
      const answer = await fetch(url.toString(), {
        method: "POST",
        headers: { Authorization: `Bearer ${this.key}`, "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(30000),
      });
      if (answer.ok) return answer;
      if (answer.status === 429 && attempt < 3) {
        const asked = Number(answer.headers.get("retry-after")) * 1000;
        await new Promise((done) => setTimeout(done, asked || 1000 * 2 ** attempt * (0.5 + Math.random())));
        continue;
      }
      throw new Error(`status ${answer.status}`);
    }
    throw new Error("no answer");
  }
}
