const fs = require("fs");
const https = require("https");

module.exports = (text, path, done) => {
  const req = https.request(
    "https://api.deepgram.com/v1/speak",
    { method: "POST", headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, "Content-Type": "application/json" } },
    (res) => {
      if (res.statusCode >= 300) return done(new Error(res.statusCode));
      res.pipe(fs.createWriteStream(path)).on("finish", done);
    },
  );
  req.end(JSON.stringify({ text }));
};
