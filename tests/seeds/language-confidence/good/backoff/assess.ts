import { backOff } from "exponential-backoff";

export async function assess(audio: string, text: string, userId: string) {
  return backOff(
    async () => {
      const response = await fetch("https://apis.languageconfidence.ai/pronunciation/us", {
        method: "POST",
        headers: { "api-key": process.env.LC_API_KEY!, "x-user-id": userId, "content-type": "application/json" },
        body: JSON.stringify({ audio_base64: audio, audio_format: "wav", expected_text: text }),
        signal: AbortSignal.timeout(30_000),
      });
      if (!response.ok) throw new HttpError(response.status);
      return response.json();
    },
    { jitter: "full", numOfAttempts: 5, maxDelay: 60_000, retry: (e) => e.status === 429 || e.status >= 500 },
  );
}

class HttpError extends Error {
  constructor(readonly status: number) {
    super(`speech assessment: ${status}`);
  }
}
