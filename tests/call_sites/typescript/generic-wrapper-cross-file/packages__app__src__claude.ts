import { retry, StatusError } from "../../http/src/retry";

export function ask(prompt: string): Promise<{ content: { text: string }[] }> {
  return retry(
    async () => {
      const response = await fetch("https://api.hume.ai/v0/tts", {
        method: "POST",
        headers: { "X-Hume-Api-Key": process.env.HUME_API_KEY!, "content-type": "application/json" },
        body: JSON.stringify({ utterances: [{ text: prompt }] }),
        signal: AbortSignal.timeout(30_000),
      });
      if (!response.ok) throw new StatusError(response.status);
      return response.json();
    },
    { attempts: 5, baseMs: 300, maxMs: 10_000 },
  );
}
