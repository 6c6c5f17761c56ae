const twilio = require('twilio');

const client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN, { autoRetry: true, maxRetries: 3 });

module.exports = (to, body) => client.messages.create({ to, body, from: process.env.TWILIO_FROM });
