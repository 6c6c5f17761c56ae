import WebSocket from "ws";

export function listen(onText) {
  const open = () => {
    const ws = new WebSocket("wss://api.deepgram.com/v1/listen", {
      headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
    });
    ws.on("message", (m) => onText(JSON.parse(m)));
    ws.on("close", () => setTimeout(open, 3000));
  };
  open();
}
