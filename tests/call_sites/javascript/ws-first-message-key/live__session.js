const WebSocket = require("ws");

const API_KEY = "{{random:40}}";

function open(onTranscript) {
  const socket = new WebSocket("wss://stt-rt.soniox.com/transcribe-websocket");
  socket.on("open", () => {
    socket.send(
      JSON.stringify({
        api_key: API_KEY,
        model: "stt-rt-preview",
        audio_format: "pcm_s16le",
        sample_rate: 16000,
        num_channels: 1,
      }),
    );
  });
  socket.on("message", (raw) => {
    const message = JSON.parse(raw);
    if (message.error_code) return socket.close();
    onTranscript(message.tokens.map((t) => t.text).join(""));
  });
  return socket;
}

module.exports = { open };
