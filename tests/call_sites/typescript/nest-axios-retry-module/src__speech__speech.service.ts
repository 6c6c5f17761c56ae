import { HttpService } from "@nestjs/axios";
import { Injectable } from "@nestjs/common";
import { firstValueFrom } from "rxjs";

@Injectable()
export class SpeechService {
  constructor(private readonly http: HttpService) {}

  async speak(text: string): Promise<ArrayBuffer> {
    const { data } = await firstValueFrom(
      this.http.post(
        "https://api.elevenlabs.io/v1/text-to-speech/abc",
        { text },
        { headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY }, responseType: "arraybuffer" },
      ),
    );
    return data;
  }
}
