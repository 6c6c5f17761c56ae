import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import pLimit from "p-limit";

const eleven = new ElevenLabsClient({ apiKey: process.env.ELEVENLABS_API_KEY, maxRetries: 4 });
const limit = pLimit(3);

export function narrateBook(paragraphs) {
  return Promise.all(
    paragraphs.map((text) =>
      limit(async () => {
        const stream = await eleven.textToSpeech.convert("21m00Tcm4TlvDq8ikWAM", { text, modelId: "eleven_turbo_v2_5" });
        const chunks = [];
        for await (const chunk of stream) chunks.push(chunk);
        return Buffer.concat(chunks);
      }),
    ),
  );
}
