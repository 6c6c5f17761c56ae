import { BaseClient } from "./base";

export class HumeClient extends BaseClient {
  constructor() {
    super("https://api.hume.ai/v0", { "X-Hume-Api-Key": process.env.HUME_API_KEY ?? "" });
  }

  speak(text: string) {
    return this.request<{ generations: { audio: string }[] }>("/tts", { utterances: [{ text }] });
  }
}
