import WebSocket from "ws";

export const open = () =>
  new WebSocket("wss://streaming.assemblyai.com/v3/ws?sample_rate=16000", {
    headers: { Authorization: `Bearer ${process.env.ASSEMBLYAI_API_KEY}` },
  });
