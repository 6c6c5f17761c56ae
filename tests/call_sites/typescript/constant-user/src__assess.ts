import axios from "axios";
import axiosRetry from "axios-retry";

const http = axios.create({ baseURL: "https://apis.languageconfidence.ai", timeout: 30000 });
axiosRetry(http, { retries: 4, retryDelay: axiosRetry.exponentialDelay, retryCondition: axiosRetry.isRetryableError });

export async function assess(audio: string): Promise<number> {
  const { data } = await http.post(
    "/speech-assessment/unscripted/us",
    { audio_base64: audio, audio_format: "mp3" },
    { headers: { "api-key": process.env.LC_API_KEY!, "x-user-id": "1" } },
  );
  return data.overall.overall_score;
}
