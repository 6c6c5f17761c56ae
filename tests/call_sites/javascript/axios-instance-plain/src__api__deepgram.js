const axios = require("axios");

const client = axios.create({
  baseURL: "https://api.deepgram.com/v1",
  timeout: 60_000,
  headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
});

client.interceptors.request.use((config) => {
  config.metadata = { start: Date.now() };
  return config;
});

module.exports.listen = async (audio) => {
  const { data } = await client.post("/listen?model=nova-3", audio, { headers: { "Content-Type": "audio/wav" } });
  return data.results;
};
