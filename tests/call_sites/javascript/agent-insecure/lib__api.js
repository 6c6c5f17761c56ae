const axios = require('axios');
const https = require('https');

const httpsAgent = new https.Agent({ rejectUnauthorized: false, keepAlive: true });

exports.balance = async () => {
  const { data } = await axios.get('https://api.stripe.com/v1/balance', {
    httpsAgent,
    timeout: 8000,
    auth: { username: process.env.STRIPE_SECRET_KEY, password: '' },
  });
  return data.available;
};
