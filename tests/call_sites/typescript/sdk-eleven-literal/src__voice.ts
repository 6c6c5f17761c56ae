import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";

const elevenlabs = new ElevenLabsClient({ apiKey: "{{elevenlabs-api-key}}" });

export const speak = (text: string) =>
  elevenlabs.textToSpeech.convert("JBFqnCBsd6RMkjVDRZzb", { text, modelId: "eleven_flash_v2_5" });
