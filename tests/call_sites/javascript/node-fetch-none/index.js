import fetch from 'node-fetch';
import fs from 'node:fs';

const res = await fetch('https://api.openai.com/v1/audio/speech', {
  method: 'POST',
  headers: {
    Authorization: `Bearer ${process.env.OPENAI_API_KEY}`,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ model: 'tts-1', input: 'Hello there', voice: 'nova' }),
});
fs.writeFileSync('speech.mp3', Buffer.from(await res.arrayBuffer()));
