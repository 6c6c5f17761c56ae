const key = localStorage.getItem("openai_key");
const ws = new WebSocket("wss://api.openai.com/v1/realtime?model=gpt-realtime", [
  "realtime",
  "openai-insecure-api-key." + "{{openai-project-key}}",
]);
ws.onmessage = (m) => document.querySelector("#out").append(m.data);
