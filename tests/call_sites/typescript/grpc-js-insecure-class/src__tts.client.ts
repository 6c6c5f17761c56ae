import { credentials, Metadata } from "@grpc/grpc-js";
import { TtsClient } from "./generated/tts_grpc_pb";
import { SpeakRequest } from "./generated/tts_pb";

export class Tts {
  private readonly client: TtsClient;

  constructor(private readonly key: string) {
    this.client = new TtsClient("tts.acme-speech.com:50051", credentials.createInsecure());
  }

  speak(text: string): Promise<Uint8Array> {
    const metadata = new Metadata();
    metadata.set("authorization", `Bearer ${this.key}`);
    const request = new SpeakRequest();
    request.setText(text);
    return new Promise((resolve, reject) => {
      this.client.speak(request, metadata, { deadline: Date.now() + 15_000 }, (error, answer) => {
        if (error) return reject(error);
        resolve(answer!.getAudio_asU8());
      });
    });
  }
}
