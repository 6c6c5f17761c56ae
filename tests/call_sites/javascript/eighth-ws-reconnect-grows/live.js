const WebSocket = require("ws");

let delay = 500;

function connect(onText) {
  const ws = new WebSocket("wss://api.deepgram.com/v1/listen", {
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
  });
  ws.on("open", () => {
    delay = 500;
  });
  ws.on("message", (m) => onText(JSON.parse(m)));
  ws.on("close", () => {
    setTimeout(() => connect(onText), delay * (0.5 + Math.random()));
    delay = Math.min(delay * 2, 30000);
  });
}

module.exports = { connect };
