import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";

const client = new ElevenLabsClient({ apiKey: "{{elevenlabs-api-key}}" });

export const speak = (text: string) =>
  client.textToSpeech.convert("21m00Tcm4TlvDq8ikWAM", { text, modelId: "eleven_multilingual_v2" });
