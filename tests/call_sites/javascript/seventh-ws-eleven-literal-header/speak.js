import WebSocket from "ws";

const ws = new WebSocket("wss://api.elevenlabs.io/v1/text-to-speech/abc/stream-input?model_id=eleven_flash_v2_5", {
  headers: { "xi-api-key": "{{elevenlabs-api-key}}" },
});
ws.on("open", () => ws.send(JSON.stringify({ text: "hello " })));
ws.on("message", (data) => process.stdout.write(JSON.parse(data).audio ?? ""));
