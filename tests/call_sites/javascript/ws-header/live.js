import WebSocket from 'ws';

export function connect(onText) {
  const ws = new WebSocket('wss://api.deepgram.com/v1/listen?model=nova-2&encoding=linear16&sample_rate=16000', {
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
    handshakeTimeout: 10_000,
  });
  ws.on('message', (data) => {
    const message = JSON.parse(data.toString());
    const text = message.channel?.alternatives?.[0]?.transcript;
    if (text) onText(text);
  });
  return ws;
}
