import { writeFile } from "node:fs/promises";

export async function save(text: string, path: string) {
  const res = await fetch("https://api.lmnt.com/v1/ai/speech/bytes", {
    method: "POST",
    headers: { "X-API-Key": process.env.LMNT_API_KEY!, "Content-Type": "application/json" },
    body: JSON.stringify({ text, voice: "leah" }),
    signal: AbortSignal.timeout(30_000),
  });
  await writeFile(path, Buffer.from(await res.arrayBuffer()));
}
