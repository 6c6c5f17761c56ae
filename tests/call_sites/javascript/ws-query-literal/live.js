const WebSocket = require('ws');

const ws = new WebSocket(`wss://api.cartesia.ai/tts/websocket?api_key=${process.env.CARTESIA_API_KEY}&cartesia_version=2024-06-10`);

ws.on('open', () => ws.send(JSON.stringify({ transcript: 'hi', model_id: 'sonic' })));
ws.on('message', (data) => console.log(data.length));
