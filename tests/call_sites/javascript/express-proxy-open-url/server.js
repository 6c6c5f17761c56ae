const express = require("express");
const axios = require("axios");

const app = express();

app.get("/proxy", async (req, res) => {
  const { data } = await axios.get(req.query.url, {
    timeout: 10000,
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY },
  });
  res.json(data);
});

app.listen(3000);
