import { ApiClient } from "./base";

export class AssessmentClient extends ApiClient {
  protected readonly baseUrl = "https://apis.languageconfidence.ai";

  constructor(private readonly userId: string) {
    super();
  }

  protected headers() {
    return { "api-key": process.env.LC_API_KEY!, "x-user-id": this.userId, "content-type": "application/json" };
  }

  scripted(audio: string, text: string) {
    return this.request("/speech-assessment/scripted/us", {
      method: "POST",
      body: JSON.stringify({ audio_base64: audio, audio_format: "mp3", expected_text: text }),
    });
  }
}
