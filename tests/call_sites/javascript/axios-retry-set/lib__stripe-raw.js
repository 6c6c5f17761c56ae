const axios = require('axios');
const axiosRetry = require('axios-retry').default;

const http = axios.create({ baseURL: 'https://api.assemblyai.com/v2', timeout: 15000 });
http.defaults.headers.common.authorization = process.env.ASSEMBLYAI_API_KEY;

axiosRetry(http, {
  retries: 4,
  retryDelay: axiosRetry.exponentialDelay,
  retryCondition: (err) => axiosRetry.isNetworkError(err) || err.response?.status === 429 || err.response?.status >= 500,
});

async function submit(audioUrl) {
  const { data } = await http.post('/transcript', { audio_url: audioUrl });
  return data.id;
}

module.exports = { submit };
