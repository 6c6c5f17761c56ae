import axios from "axios";
import axiosRetry from "axios-retry";
import { anonymous } from "./user-id";

const client = axios.create({ baseURL: "https://apis.languageconfidence.ai", timeout: 30_000 });

axiosRetry(client, {
  retries: 5,
  retryDelay: axiosRetry.exponentialDelay,
  retryCondition: (error) => axiosRetry.isNetworkError(error) || error.response?.status === 429 || (error.response?.status ?? 0) >= 500,
});

client.interceptors.request.use((config) => {
  config.headers.set("api-key", process.env.LC_API_KEY);
  return config;
});

export async function assess(userId: string, audio: string, text: string) {
  const { data } = await client.post(
    "/speech-assessment/scripted/us",
    { audio_base64: audio, audio_format: "mp3", expected_text: text },
    { headers: { "x-user-id": anonymous(userId) } },
  );
  return data;
}
