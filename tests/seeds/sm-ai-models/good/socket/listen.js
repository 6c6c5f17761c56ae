const WebSocket = require("ws");

const socket = new WebSocket("wss://api-asr.withsm.ai/v1/stream");

socket.on("open", () => socket.send(JSON.stringify({ type: "auth", api_key: process.env.SM_API_KEY })));
socket.on("message", (data) => console.log(JSON.parse(data).text));
