const express = require('express');
const app = express();

app.get('/config', (req, res) => {
  res.json({ deepgramKey: process.env.DEEPGRAM_API_KEY, region: 'eu' });
});

app.listen(8080);
