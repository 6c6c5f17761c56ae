"use client";

export async function speak(text: string) {
  return fetch("https://api.audiopod.ai/api/v1/voice/generate", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.NEXT_PUBLIC_AUDIOPOD_API_KEY}` },
    body: JSON.stringify({ text }),
  });
}
