import axios from "axios";

const client = axios.create({
  baseURL: "https://api.assemblyai.com/v2",
  timeout: 30_000,
  headers: { authorization: process.env.ASSEMBLYAI_API_KEY },
});

client.interceptors.response.use(undefined, async (error) => {
  const { config, response } = error;
  const transient = !response || response.status === 429 || response.status >= 500;
  config.attempt = (config.attempt ?? 0) + 1;
  if (!transient || config.attempt > 4) throw error;
  const told = Number(response?.headers["retry-after"]) * 1000;
  const delay = told || Math.min(20_000, 500 * 2 ** config.attempt) * (0.5 + Math.random() / 2);
  await new Promise((resolve) => setTimeout(resolve, delay));
  return client(config);
});

export default client;
