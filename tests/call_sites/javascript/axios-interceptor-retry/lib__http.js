const axios = require('axios');

const MAX_RETRIES = 4;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const client = axios.create({
  baseURL: 'https://api.deepgram.com',
  timeout: 60_000,
});

client.interceptors.request.use((config) => {
  config.headers.Authorization = `Token ${process.env.DEEPGRAM_API_KEY}`;
  return config;
});

client.interceptors.response.use(undefined, async (error) => {
  const { config, response } = error;
  const status = response?.status;
  const transient = !response || status === 429 || status >= 500;
  config.__retries = config.__retries || 0;
  if (!transient || config.__retries >= MAX_RETRIES) {
    return Promise.reject(error);
  }
  config.__retries += 1;
  const retryAfter = Number(response?.headers['retry-after']);
  const backoff = Math.min(1000 * 2 ** config.__retries, 30_000);
  await sleep(retryAfter ? retryAfter * 1000 : backoff + Math.random() * 500);
  return client(config);
});

module.exports = client;
