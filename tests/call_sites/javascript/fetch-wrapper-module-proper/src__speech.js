import { fetchWithRetry } from "./http/retry.js";

export async function speak(voice, text) {
  const response = await fetchWithRetry(`https://api.elevenlabs.io/v1/text-to-speech/${voice}`, {
    method: "POST",
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY, "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  if (!response.ok) throw new Error(`speech failed: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
