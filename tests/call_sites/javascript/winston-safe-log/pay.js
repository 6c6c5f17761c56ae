import axios from 'axios';
import logger from './logger.js';

export async function init(email, amount) {
  try {
    const { data } = await axios.post(
      'https://api.paystack.co/transaction/initialize',
      { email, amount },
      { headers: { Authorization: `Bearer ${process.env.PAYSTACK_SECRET_KEY}` }, timeout: 8000 },
    );
    return data.data.authorization_url;
  } catch (err) {
    logger.error('paystack init failed', { status: err.response?.status, message: err.message });
    throw err;
  }
}
