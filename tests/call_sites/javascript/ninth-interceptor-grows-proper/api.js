import axios from "axios";

const api = axios.create({ baseURL: "https://api.openai.com/v1", timeout: 30000, headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });

api.interceptors.response.use(
  (answer) => answer,
  async (error) => {
    const { config, response } = error;
    const passing = response && (response.status === 429 || response.status >= 500);
    config.tries = (config.tries ?? 0) + 1;
    if (!passing || config.tries > 4) {
      return Promise.reject(error);
    }
    const asked = Number(response.headers["retry-after"]) * 1000;
    const wait = asked || Math.min(1000 * 2 ** config.tries, 30000) * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, wait));
    return api(config);
  },
);

export const ask = (prompt) => api.post("/chat/completions", { model: "gpt-4o", messages: [{ role: "user", content: prompt }] });
