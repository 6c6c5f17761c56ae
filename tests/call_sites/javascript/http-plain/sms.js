const axios = require('axios');

exports.send = async (to, text) => {
  await axios.post(
    'http://rest.nexmo.com/sms/json',
    { api_key: process.env.VONAGE_API_KEY, api_secret: process.env.VONAGE_API_SECRET, to, from: 'Acme', text },
    { timeout: 5000 },
  );
};
