const https = require('https');

exports.lookup = (number) =>
  new Promise((resolve, reject) => {
    const req = https.request(
      {
        hostname: 'lookups.twilio.com',
        path: `/v2/PhoneNumbers/${number}`,
        method: 'GET',
        auth: `${process.env.TWILIO_ACCOUNT_SID}:${process.env.TWILIO_AUTH_TOKEN}`,
      },
      (res) => {
        let body = '';
        res.on('data', (chunk) => (body += chunk));
        res.on('end', () => (res.statusCode === 200 ? resolve(JSON.parse(body)) : reject(new Error(`twilio ${res.statusCode}`))));
      },
    );
    req.on('error', reject);
    req.end();
  });
