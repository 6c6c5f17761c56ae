import axios, { AxiosError } from "axios";
import axiosRetry, { exponentialDelay, isNetworkError } from "axios-retry";

const aai = axios.create({
  baseURL: "https://api.assemblyai.com/v2",
  timeout: 20_000,
  headers: { authorization: process.env.ASSEMBLYAI_API_KEY },
});
axiosRetry(aai, {
  retries: 4,
  retryDelay: exponentialDelay,
  retryCondition: (error: AxiosError) => {
    const status = error.response?.status ?? 0;
    return isNetworkError(error) || status === 429 || status >= 500;
  },
});

export async function start(audio_url: string) {
  const { data } = await aai.post("/transcript", { audio_url });
  return data.id as string;
}
