const WebSocket = require("ws");

function open(onMessage) {
  const socket = new WebSocket("wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000", {
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
    handshakeTimeout: 10000,
  });
  socket.on("message", (data) => onMessage(JSON.parse(data)));
  socket.on("error", (error) => console.error("socket failed", error.message));
  return socket;
}

module.exports = open;
