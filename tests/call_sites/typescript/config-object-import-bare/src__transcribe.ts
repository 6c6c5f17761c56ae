import { config } from "./config";

export async function transcribe(audio: Buffer) {
  const res = await fetch(`${config.deepgram.url}?model=nova-3`, {
    method: "POST",
    headers: { Authorization: `Token ${config.deepgram.apiKey}`, "Content-Type": "audio/wav" },
    body: audio,
  });
  if (!res.ok) throw new Error(`deepgram ${res.status}`);
  return res.json();
}
