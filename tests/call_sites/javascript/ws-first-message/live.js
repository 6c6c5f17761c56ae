import WebSocket from 'ws';

const ws = new WebSocket('wss://api.hume.ai/v0/stream/models');

ws.on('open', () => {
  ws.send(JSON.stringify({ type: 'authenticate', apiKey: '{{random:48}}' }));
});
