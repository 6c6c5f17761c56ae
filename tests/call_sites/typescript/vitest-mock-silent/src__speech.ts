import { fetchWithBackoff } from "@acme/http";

export async function speak(text: string): Promise<ArrayBuffer> {
  const response = await fetchWithBackoff("https://api.elevenlabs.io/v1/text-to-speech/abc", {
    method: "POST",
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY! },
    body: JSON.stringify({ text }),
  });
  if (!response.ok) throw new Error(`speech failed: ${response.status}`);
  return response.arrayBuffer();
}
