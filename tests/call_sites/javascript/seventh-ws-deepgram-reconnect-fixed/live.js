const WebSocket = require("ws");

function connect(onText) {
  const ws = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", {
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
  });
  ws.on("message", (m) => onText(JSON.parse(m)));
  ws.on("close", () => setTimeout(() => connect(onText), 2000));
  ws.on("error", (e) => console.error(e.message));
  return ws;
}

module.exports = { connect };
