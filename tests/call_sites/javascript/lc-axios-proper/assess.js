import axios from "axios";
import axiosRetry from "axios-retry";

const http = axios.create({ baseURL: "https://apis.languageconfidence.ai", timeout: 30000, headers: { "api-key": process.env.LC_API_KEY } });
axiosRetry(http, {
  retries: 4,
  retryDelay: axiosRetry.exponentialDelay,
  retryCondition: (error) => axiosRetry.isNetworkError(error) || error.response?.status === 429 || error.response?.status >= 500,
});

export async function assess(user, audio, text) {
  const { data } = await http.post(
    "/speech-assessment/scripted/us",
    { audio_base64: audio, audio_format: "mp3", expected_text: text },
    { headers: { "x-user-id": user.id } },
  );
  return data;
}
