import { NextResponse } from "next/server";
import pRetry, { AbortError } from "p-retry";

async function synthesize(text: string): Promise<ArrayBuffer> {
  const upstream = await fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", {
    method: "POST",
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY!, "content-type": "application/json" },
    body: JSON.stringify({ text }),
    signal: AbortSignal.timeout(20_000),
  });
  if (upstream.status === 429 || upstream.status >= 500) throw new Error(`busy: ${upstream.status}`);
  if (!upstream.ok) throw new AbortError(`refused: ${upstream.status}`);
  return upstream.arrayBuffer();
}

export async function POST(request: Request) {
  const { text } = await request.json();
  const audio = await pRetry(() => synthesize(text), { retries: 3, maxTimeout: 10_000, randomize: true });
  return new NextResponse(audio, { headers: { "content-type": "audio/mpeg" } });
}
