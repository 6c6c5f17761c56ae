import { NextRequest, NextResponse } from "next/server";

export async function POST(request: NextRequest) {
  const { text } = await request.json();
  const upstream = await fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", {
    method: "POST",
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY!, "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  if (!upstream.ok) return NextResponse.json({ error: "speech failed" }, { status: 502 });
  return new NextResponse(upstream.body, { headers: { "content-type": "audio/mpeg" } });
}
