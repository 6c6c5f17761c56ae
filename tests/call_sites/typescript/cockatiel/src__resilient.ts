import { ExponentialBackoff, handleWhen, retry } from "cockatiel";

class StatusError extends Error { constructor(readonly status: number) { super(String(status)); } }
const transient = (e: unknown) => !(e instanceof StatusError) || e.status === 429 || e.status >= 500;
const policy = retry(handleWhen(transient as (e: Error) => boolean), { maxAttempts: 4, backoff: new ExponentialBackoff() });

export function ask(input: string): Promise<unknown> {
  return policy.execute(async () => {
    const res = await fetch("https://api.openai.com/v1/responses", {
      method: "POST",
      headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({ model: "gpt-4.1-mini", input }),
      signal: AbortSignal.timeout(60_000),
    });
    if (!res.ok) throw new StatusError(res.status);
    return res.json();
  });
}
