import axios from "axios";

export const api = axios.create({ baseURL: "https://api.deepgram.com/v1", timeout: 60_000 });

api.interceptors.request.use((config) => {
  config.headers.Authorization = `Token ${process.env.DEEPGRAM_API_KEY}`;
  return config;
});

export const listen = (audio: Buffer) => api.post("/listen", audio).then((r) => r.data);
