async function start() {
  const { value } = await (await fetch("/session")).json();
  const ws = new WebSocket("wss://api.openai.com/v1/realtime?model=gpt-realtime", [
    "realtime",
    "openai-insecure-api-key." + value,
  ]);
  ws.onmessage = (m) => document.querySelector("#out").append(m.data);
}
start();
