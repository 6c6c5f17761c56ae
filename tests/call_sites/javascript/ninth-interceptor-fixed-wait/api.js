import axios from "axios";

const api = axios.create({ baseURL: "https://api.openai.com/v1", timeout: 30000, headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });

api.interceptors.response.use(
  (r) => r,
  async (error) => {
    const config = error.config;
    const status = error.response?.status;
    if ((status === 429 || status >= 500) && (config.retryCount ?? 0) < 3) {
      config.retryCount = (config.retryCount ?? 0) + 1;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return api(config);
    }
    return Promise.reject(error);
  },
);

export const ask = (prompt) => api.post("/chat/completions", { model: "gpt-4o", messages: [{ role: "user", content: prompt }] });
