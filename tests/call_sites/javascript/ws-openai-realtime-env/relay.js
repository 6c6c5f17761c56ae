import WebSocket from 'ws';

export function connect(onEvent) {
  const ws = new WebSocket('wss://api.openai.com/v1/realtime?model=gpt-4o-realtime-preview', {
    headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}`, 'OpenAI-Beta': 'realtime=v1' },
  });
  ws.on('message', (data) => onEvent(JSON.parse(data)));
  return ws;
}
