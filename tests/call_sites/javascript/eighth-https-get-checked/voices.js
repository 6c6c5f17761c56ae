const https = require("https");

exports.voices = (done) => {
  https
    .get("https://api.elevenlabs.io/v1/voices", { headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY } }, (res) => {
      if (res.statusCode !== 200) {
        res.resume();
        return done(new Error(`eleven ${res.statusCode}`));
      }
      let body = "";
      res.on("data", (d) => (body += d));
      res.on("end", () => done(null, JSON.parse(body)));
    })
    .on("error", done);
};
