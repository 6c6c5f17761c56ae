const WebSocket = require("ws");

const socket = new WebSocket("wss://api-asr.withsm.ai/v1/stream");

socket.on("open", () => socket.send(JSON.stringify({ type: "auth", api_key: "your-api-key" })));
