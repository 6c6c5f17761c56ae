const WebSocket = require('ws');

const ws = new WebSocket('ws://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000', {
  headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
});

ws.on('message', (data) => console.log(JSON.parse(data)));
