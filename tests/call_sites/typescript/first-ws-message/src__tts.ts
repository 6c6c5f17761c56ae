import WebSocket from "ws";

export function open(host: string) {
  const ws = new WebSocket(`wss://${host}/v1/tts/stream`);
  ws.on("open", () => ws.send(JSON.stringify({ type: "auth", api_key: process.env.SM_API_KEY })));
  return ws;
}
