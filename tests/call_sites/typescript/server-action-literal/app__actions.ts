"use server";

const headers = new Headers();
headers.set("xi-api-key", "{{elevenlabs-api-key}}");
headers.set("Content-Type", "application/json");

export async function speak(text: string) {
  const res = await fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", { method: "POST", headers, body: JSON.stringify({ text }) });
  if (!res.ok) throw new Error(`elevenlabs ${res.status}`);
  return Buffer.from(await res.arrayBuffer()).toString("base64");
}
