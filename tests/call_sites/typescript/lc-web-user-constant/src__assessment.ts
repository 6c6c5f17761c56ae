import axios, { AxiosError } from "axios";
import pRetry, { AbortError } from "p-retry";

const USER = "web-frontend";

const client = axios.create({
  baseURL: "https://apis.languageconfidence.ai",
  timeout: 30_000,
  headers: { "api-key": process.env.LC_API_KEY, "x-user-id": USER },
});

async function once(audio: string, text: string) {
  try {
    return (await client.post("/speech-assessment/scripted/us", { audio_base64: audio, audio_format: "mp3", expected_text: text })).data;
  } catch (error) {
    const status = (error as AxiosError).response?.status;
    if (status && status !== 429 && status < 500) throw new AbortError(error as Error);
    throw error;
  }
}

export const assess = (audio: string, text: string) =>
  pRetry(() => once(audio, text), { retries: 4, minTimeout: 400, maxTimeout: 10_000, randomize: true });
