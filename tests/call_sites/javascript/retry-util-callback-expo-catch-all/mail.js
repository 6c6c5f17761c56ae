const axios = require('axios');
const { retry } = require('./util/retry');

exports.send = (mail) =>
  retry(() =>
    axios.post('https://api.sendgrid.com/v3/mail/send', mail, {
      headers: { Authorization: `Bearer ${process.env.SENDGRID_API_KEY}` },
      timeout: 10000,
    }),
  );
