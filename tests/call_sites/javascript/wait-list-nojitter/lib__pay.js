const axios = require('axios');
const DELAYS = [500, 1000, 2000, 4000, 8000];

async function balance() {
  for (let i = 0; i <= DELAYS.length; i++) {
    try {
      const { data } = await axios.get('https://api.paystack.co/balance', {
        headers: { Authorization: `Bearer ${process.env.PAYSTACK_SECRET_KEY}` },
        timeout: 8000,
      });
      return data.data;
    } catch (err) {
      const status = err.response && err.response.status;
      const transient = !status || status === 429 || status >= 500;
      if (!transient || i === DELAYS.length) throw err;
      await new Promise((resolve) => setTimeout(resolve, DELAYS[i]));
    }
  }
}

module.exports = { balance };
