import { request } from "undici";

export async function tts(text) {
  const { statusCode, body } = await request("https://api.cartesia.ai/tts/bytes", {
    method: "POST",
    headersTimeout: 10_000,
    bodyTimeout: 30_000,
    headers: { "X-API-Key": process.env.CARTESIA_API_KEY, "Cartesia-Version": "2024-11-13", "content-type": "application/json" },
    body: JSON.stringify({ transcript: text, model_id: "sonic-2", voice: { mode: "id", id: "v" } }),
  });
  if (statusCode !== 200) throw new Error(`cartesia ${statusCode}`);
  return Buffer.from(await body.arrayBuffer());
}
