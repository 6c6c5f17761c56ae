const https = require("https");

function notify(text, done) {
  const body = JSON.stringify({ channel: "ops", text });
  const req = https.request(
    {
      hostname: "slack.com",
      path: "/api/chat.postMessage",
      method: "POST",
      headers: { Authorization: "Bearer {{slack-bot-token}}", "Content-Type": "application/json" },
    },
    (res) => {
      if (res.statusCode !== 200) return done(new Error("slack " + res.statusCode));
      let data = "";
      res.on("data", (c) => (data += c));
      res.on("end", () => done(null, JSON.parse(data)));
    },
  );
  req.on("error", done);
  req.write(body);
  req.end();
}

module.exports = { notify };
