const axios = require('axios');
const axiosRetry = require('axios-retry').default;

const http = axios.create({ baseURL: 'https://api.sendgrid.com/v3', timeout: 10000 });
axiosRetry(http, {
  retries: 4,
  retryDelay: axiosRetry.exponentialDelay,
  retryCondition: (e) => axiosRetry.isNetworkError(e) || e.response?.status === 429 || e.response?.status >= 500,
});

async function sendEmail(to, subject, html) {
  await http.post(
    '/mail/send',
    { personalizations: [{ to: [{ email: to }], subject }], from: { email: process.env.MAIL_FROM }, content: [{ type: 'text/html', value: html }] },
    { headers: { Authorization: `Bearer ${process.env.SENDGRID_API_KEY}` } },
  );
}

module.exports = { sendEmail };
