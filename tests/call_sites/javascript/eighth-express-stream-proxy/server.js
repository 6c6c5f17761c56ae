const express = require("express");
const { Readable } = require("stream");

const app = express();
app.use(express.json());
app.post("/speak", async (req, res) => {
  const r = await fetch("https://api.cartesia.ai/tts/bytes", {
    method: "POST",
    headers: { "X-API-Key": process.env.CARTESIA_API_KEY, "Cartesia-Version": "2025-04-16", "Content-Type": "application/json" },
    body: JSON.stringify({ model_id: "sonic-2", transcript: req.body.text }),
  });
  res.status(r.status);
  Readable.fromWeb(r.body).pipe(res);
});
app.listen(8080);
