const axios = require('axios');
const axiosRetry = require('axios-retry').default;

const http = axios.create({
  baseURL: 'https://api.deepgram.com/v1',
  timeout: 30000,
  headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
});
axiosRetry(http, { retries: 3 });

exports.transcribe = async (url) => (await http.post('/listen?model=nova-2', { url })).data;
