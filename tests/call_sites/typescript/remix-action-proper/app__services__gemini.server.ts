import { backOff } from "exponential-backoff";

class Refused extends Error {
  constructor(readonly status: number) {
    super(`Gemini answered ${status}`);
  }
}

const retryable = (error: unknown) => !(error instanceof Refused) || error.status === 429 || error.status >= 500;

export function generate(prompt: string): Promise<string> {
  return backOff(
    async () => {
      const response = await fetch("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent", {
        method: "POST",
        headers: { "x-goog-api-key": process.env.GEMINI_API_KEY!, "content-type": "application/json" },
        body: JSON.stringify({ contents: [{ parts: [{ text: prompt }] }] }),
        signal: AbortSignal.timeout(30_000),
      });
      if (!response.ok) throw new Refused(response.status);
      const data = await response.json();
      return data.candidates[0].content.parts[0].text as string;
    },
    { numOfAttempts: 5, startingDelay: 300, maxDelay: 10_000, jitter: "full", retry: retryable },
  );
}
