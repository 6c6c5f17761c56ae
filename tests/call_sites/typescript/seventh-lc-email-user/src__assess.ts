import pRetry, { AbortError } from "p-retry";

export function assess(audio: string, user: { email: string }) {
  return pRetry(
    async () => {
      const res = await fetch("https://apis.languageconfidence.ai/pronunciation/us", {
        method: "POST",
        headers: { "api-key": process.env.LC_API_KEY!, "x-user-id": user.email, "content-type": "application/json" },
        body: JSON.stringify({ audio_base64: audio, audio_format: "mp3" }),
      });
      if (res.status === 429 || res.status >= 500) throw new Error(`busy ${res.status}`);
      if (!res.ok) throw new AbortError(`failed ${res.status}`);
      return res.json();
    },
    { retries: 5, minTimeout: 500, factor: 2, randomize: true },
  );
}
