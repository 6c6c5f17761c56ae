import axios from "axios";

export const api = axios.create({
  baseURL: "https://api.deepgram.com/v1",
  timeout: 60_000,
  headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
});

api.interceptors.response.use(undefined, async (error) => {
  const config = error.config;
  config.tries = (config.tries ?? 0) + 1;
  const status = error.response?.status;
  if (config.tries > 3 || !(status === 429 || status >= 500)) throw error;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return api(config);
});

export const listen = (audio: Buffer) => api.post("/listen", audio).then((r) => r.data);
