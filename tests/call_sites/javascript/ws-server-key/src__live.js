const WebSocket = require('ws');

function connect(onText, attempt = 0) {
  const ws = new WebSocket('wss://api.deepgram.com/v1/listen?model=nova-2', {
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
    handshakeTimeout: 10000,
  });
  ws.on('open', () => { attempt = 0; });
  ws.on('message', (m) => onText(JSON.parse(m)));
  ws.on('close', (code) => {
    if (code === 1008 || attempt >= 6) return;
    setTimeout(() => connect(onText, attempt + 1), Math.min(30000, 2 ** attempt * 500) + Math.random() * 250);
  });
  return ws;
}

module.exports = { connect };
