import { ofetch } from "ofetch";

const murf = ofetch.create({
  baseURL: "https://api.murf.ai/v1",
  headers: { "api-key": process.env.MURF_API_KEY! },
  timeout: 30_000,
  retry: 3,
  retryDelay: 1000,
  retryStatusCodes: [429, 500, 502, 503],
});

export async function generate(text: string, voiceId: string): Promise<string> {
  const { audioFile } = await murf<{ audioFile: string }>("/speech/generate", { method: "POST", body: { text, voiceId, format: "MP3" } });
  return audioFile;
}
