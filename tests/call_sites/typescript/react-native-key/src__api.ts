import { Platform } from "react-native";

const KEY = "{{elevenlabs-api-key}}";

export async function speak(text: string) {
  const res = await fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", {
    method: "POST",
    headers: { "xi-api-key": KEY, "Content-Type": "application/json", "X-Platform": Platform.OS },
    body: JSON.stringify({ text }),
  });
  if (!res.ok) throw new Error("failed");
  return res.blob();
}
