const express = require("express");

const app = express();

app.get("/config.js", (req, res) => {
  res.type("text/javascript").send(`window.DEEPGRAM_KEY = "${process.env.DEEPGRAM_API_KEY}";`);
});

app.listen(3000);
