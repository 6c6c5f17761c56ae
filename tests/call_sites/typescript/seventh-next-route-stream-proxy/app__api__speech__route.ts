export const runtime = "edge";

export async function POST(req: Request) {
  const { text } = await req.json();
  const upstream = await fetch("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM/stream", {
    method: "POST",
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY!, "content-type": "application/json" },
    body: JSON.stringify({ text, model_id: "eleven_flash_v2_5" }),
  });
  return new Response(upstream.body, { headers: { "content-type": "audio/mpeg" } });
}
