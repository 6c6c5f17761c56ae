const axios = require('axios');

const api = axios.create({ baseURL: `https://api.telegram.org/bot${process.env.TELEGRAM_BOT_TOKEN}`, timeout: 10000 });

api.interceptors.response.use(undefined, async (error) => {
  const { config, response } = error;
  config.attempt = (config.attempt || 0) + 1;
  const retryable = !response || response.status === 429 || response.status >= 500;
  if (!retryable || config.attempt > 4) throw error;
  const after = response?.data?.parameters?.retry_after;
  const wait = after ? after * 1000 : Math.min(30000, 2 ** config.attempt * 500) + Math.random() * 300;
  await new Promise((r) => setTimeout(r, wait));
  return api(config);
});

module.exports.notify = (chat, text) => api.post('/sendMessage', { chat_id: chat, text });
