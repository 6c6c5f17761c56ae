const axios = require("axios");

const client = axios.create({
  baseURL: "https://api.deepgram.com/v1",
  timeout: 60_000,
  headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
});

client.interceptors.response.use(undefined, async (error) => {
  const config = error.config;
  const status = error.response?.status;
  config.tries = (config.tries || 0) + 1;
  if (config.tries > 4 || (status && status !== 429 && status < 500)) throw error;
  const wait = Math.min(20_000, 500 * 2 ** config.tries) * (0.5 + Math.random() / 2);
  await new Promise((resolve) => setTimeout(resolve, wait));
  return client(config);
});

module.exports.listen = async (audio) => {
  const { data } = await client.post("/listen?model=nova-3", audio, { headers: { "Content-Type": "audio/wav" } });
  return data.results;
};
