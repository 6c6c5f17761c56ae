import { backOff } from "exponential-backoff";

class HttpError extends Error {
  constructor(status) {
    super(`status ${status}`);
    this.status = status;
  }
}

export function assess(userId, body) {
  return backOff(
    async () => {
      const res = await fetch("https://apis.languageconfidence.ai/speech-assessment/scripted/us", {
        method: "POST",
        headers: { "api-key": process.env.LC_API_KEY, "x-user-id": userId, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20000),
      });
      if (!res.ok) throw new HttpError(res.status);
      return res.json();
    },
    { numOfAttempts: 5, startingDelay: 500, maxDelay: 20000, jitter: "full", retry: (e) => !(e instanceof HttpError) || e.status === 429 || e.status >= 500 },
  );
}
