import { writeFile } from "node:fs/promises";

export async function tts(text: string, out: string): Promise<void> {
  const response = await fetch("https://api.lmnt.com/v1/ai/speech/bytes", {
    method: "POST",
    headers: { "X-API-Key": process.env.LMNT_API_KEY ?? "" },
    body: JSON.stringify({ text, voice: "lily" }),
    signal: AbortSignal.timeout(15_000),
  });
  const audio = Buffer.from(await response.arrayBuffer());
  await writeFile(out, audio);
}
