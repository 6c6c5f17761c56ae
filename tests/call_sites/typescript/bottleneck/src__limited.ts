import Bottleneck from "bottleneck";

const limiter = new Bottleneck({ maxConcurrent: 4, minTime: 250 });

async function speak(text: string): Promise<ArrayBuffer> {
  const res = await fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", {
    method: "POST",
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY!, "Content-Type": "application/json" },
    body: JSON.stringify({ text }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!res.ok) throw new Error(`elevenlabs ${res.status}`);
  return res.arrayBuffer();
}

export const speakAll = (lines: string[]) => Promise.all(lines.map((l) => limiter.schedule(() => speak(l))));
