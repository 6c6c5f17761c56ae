import axios from "axios";

const murf = axios.create({ baseURL: "https://api.murf.ai/v1", timeout: 15000 });

murf.interceptors.request.use((config) => {
  config.headers["api-key"] = process.env.MURF_API_KEY;
  return config;
});

export const generate = (text: string, voiceId: string) => murf.post("/speech/generate", { text, voiceId });
