import { ExponentialBackoff, handleWhen, retry, timeout, TimeoutStrategy, wrap } from "cockatiel";

const transient = handleWhen((error) => error.code === "ECONNRESET" || error.status === 429 || error.status >= 500);

export const policy = wrap(
  retry(transient, { maxAttempts: 4, backoff: new ExponentialBackoff({ initialDelay: 300, maxDelay: 15000 }) }),
  timeout(30_000, TimeoutStrategy.Aggressive),
);
