import pRetry, { AbortError } from "p-retry";

export function charge(customer, amount) {
  return pRetry(
    async () => {
      const response = await fetch("https://api.stripe.com/v1/payment_intents", {
        method: "POST",
        headers: { Authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` },
        body: new URLSearchParams({ customer, amount, currency: "eur" }),
        signal: AbortSignal.timeout(20000),
      });
      if (response.status === 429 || response.status >= 500) throw new Error(`stripe ${response.status}`);
      if (!response.ok) throw new AbortError(await response.text());
      return response.json();
    },
    { retries: 4, maxTimeout: 20000, randomize: true },
  );
}
