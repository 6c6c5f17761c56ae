const express = require('express');
const app = express();

app.get('/api/config', (req, res) => {
  res.json({
    model: 'gpt-4o-realtime-preview',
    key: process.env.OPENAI_API_KEY,
  });
});

app.listen(3000);
