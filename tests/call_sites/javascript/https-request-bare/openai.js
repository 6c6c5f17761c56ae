const https = require('https');

function complete(prompt, cb) {
  const data = JSON.stringify({ model: 'gpt-3.5-turbo', messages: [{ role: 'user', content: prompt }] });
  const req = https.request(
    {
      hostname: 'api.openai.com',
      path: '/v1/chat/completions',
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer ' + process.env.OPENAI_API_KEY },
    },
    (res) => {
      let body = '';
      res.on('data', (chunk) => (body += chunk));
      res.on('end', () => cb(null, JSON.parse(body)));
    },
  );
  req.on('error', cb);
  req.write(data);
  req.end();
}

module.exports = complete;
