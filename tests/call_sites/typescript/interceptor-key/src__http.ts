import axios from "axios";
import axiosRetry from "axios-retry";

export const http = axios.create({ baseURL: "https://api.elevenlabs.io/v1", timeout: 30_000 });
http.interceptors.request.use((config) => {
  config.headers.set("xi-api-key", process.env.ELEVENLABS_API_KEY);
  return config;
});
axiosRetry(http, { retries: 4, retryDelay: axiosRetry.exponentialDelay, retryCondition: (e) => axiosRetry.isNetworkError(e) || e.response?.status === 429 || (e.response?.status ?? 0) >= 500 });
