require('dotenv').config();
const express = require('express');
const app = express();
app.use(express.json());

const ELEVENLABS_API_KEY = process.env.ELEVENLABS_API_KEY;
const voiceMap = { british: 'QEj0heL4nQHjaGrihlr0', italian: 't3hJ92dgZhDVtsff084B' };

app.post('/generate', async (req, res) => {
  const { sentence, accent } = req.body;
  if (!sentence) return res.status(400).json({ error: 'no sentence' });
  try {
    const response = await fetch(`https://api.elevenlabs.io/v1/text-to-speech/${voiceMap[accent]}`, {
      method: 'POST',
      headers: { 'xi-api-key': ELEVENLABS_API_KEY, 'Content-Type': 'application/json', Accept: 'audio/mpeg' },
      body: JSON.stringify({ text: sentence }),
    });
    if (!response.ok) throw new Error(`elevenlabs ${response.status}`);
    res.set('Content-Type', 'audio/mpeg');
    res.send(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    console.error('generate failed', error);
    res.status(500).json({ error: 'Failed to generate voice' });
  }
});

app.listen(3000);
