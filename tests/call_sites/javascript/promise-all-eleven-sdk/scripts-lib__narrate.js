import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import { writeFile } from "node:fs/promises";

const eleven = new ElevenLabsClient({ apiKey: process.env.ELEVENLABS_API_KEY });

async function narrate(paragraph, index) {
  const stream = await eleven.textToSpeech.convert("21m00Tcm4TlvDq8ikWAM", { text: paragraph, modelId: "eleven_multilingual_v2" });
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  await writeFile(`part-${index}.mp3`, Buffer.concat(chunks));
}

export async function narrateBook(paragraphs) {
  await Promise.all(paragraphs.map((paragraph, index) => narrate(paragraph, index)));
}
