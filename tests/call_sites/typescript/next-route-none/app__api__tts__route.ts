import { NextResponse } from "next/server";

export async function POST(request: Request) {
  const { text } = await request.json();
  const response = await fetch("https://api.elevenlabs.io/v1/text-to-speech/pNInz6obpgDQGcFmaJgB", {
    method: "POST",
    headers: {
      "xi-api-key": process.env.ELEVENLABS_API_KEY!,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ text, model_id: "eleven_turbo_v2_5" }),
  });

  if (!response.ok) {
    return NextResponse.json({ error: "TTS failed" }, { status: 502 });
  }

  return new NextResponse(await response.arrayBuffer(), { headers: { "Content-Type": "audio/mpeg" } });
}
