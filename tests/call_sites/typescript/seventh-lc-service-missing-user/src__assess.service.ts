import axios from "axios";
import axiosRetry from "axios-retry";

export class AssessService {
  private readonly http = axios.create({
    baseURL: "https://apis.languageconfidence.ai",
    timeout: 60_000,
    headers: { "api-key": process.env.LC_API_KEY },
  });

  constructor() {
    axiosRetry(this.http, {
      retries: 4,
      retryDelay: axiosRetry.exponentialDelay,
      retryCondition: (e) => axiosRetry.isNetworkError(e) || e.response?.status === 429 || (e.response?.status ?? 0) >= 500,
    });
  }

  async assess(audio: string) {
    const { data } = await this.http.post("/speech-assessment/unscripted/us", { audio_base64: audio, audio_format: "mp3" });
    return data;
  }
}
