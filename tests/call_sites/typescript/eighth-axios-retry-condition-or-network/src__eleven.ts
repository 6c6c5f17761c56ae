import axios from "axios";
import axiosRetry from "axios-retry";

export const eleven = axios.create({
  baseURL: "https://api.elevenlabs.io/v1",
  timeout: 30_000,
  headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY },
});
axiosRetry(eleven, {
  retries: 3,
  retryDelay: (count, error) => axiosRetry.exponentialDelay(count, error, 300),
  retryCondition: (error) => axiosRetry.isNetworkOrIdempotentRequestError(error) || error.response?.status === 429,
});

export const speak = (voice: string, text: string) => eleven.post(`/text-to-speech/${voice}`, { text }, { responseType: "arraybuffer" });
