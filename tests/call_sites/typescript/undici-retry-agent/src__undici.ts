import { Agent, RetryAgent, fetch } from "undici";

const dispatcher = new RetryAgent(new Agent({ headersTimeout: 20_000 }), {
  maxRetries: 4,
  minTimeout: 500,
  maxTimeout: 20_000,
  methods: ["GET", "POST"],
  statusCodes: [429, 500, 502, 503, 504],
});

export async function lookup(id: string) {
  const res = await fetch(`https://api.stripe.com/v1/customers/${id}`, {
    dispatcher,
    headers: { Authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` },
    signal: AbortSignal.timeout(30_000),
  });
  if (!res.ok) throw new Error(`stripe ${res.status}`);
  return res.json();
}
