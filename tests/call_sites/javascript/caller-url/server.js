const express = require('express');
const axios = require('axios');
const app = express();

app.get('/fetch', async (req, res) => {
  const { data } = await axios.get(req.query.url, {
    headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
    timeout: 10000,
  });
  res.send(data);
});

app.listen(8080);
