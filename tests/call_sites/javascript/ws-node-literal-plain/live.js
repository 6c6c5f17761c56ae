import WebSocket from "ws";

const DEEPGRAM_KEY = "{{random:40:lc}}";

export function open() {
  return new WebSocket("ws://api.deepgram.com/v1/listen", {
    headers: { Authorization: `Token ${DEEPGRAM_KEY}` },
  });
}
