const fs = require("fs");
const https = require("https");

module.exports = function say(text, path) {
  const req = https.request(
    "https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM",
    { method: "POST", headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY, "Content-Type": "application/json" } },
    (res) => {
      res.pipe(fs.createWriteStream(path));
    },
  );
  req.write(JSON.stringify({ text }));
  req.end();
};
