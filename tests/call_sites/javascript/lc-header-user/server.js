const express = require('express');
const axios = require('axios');

const app = express();
app.use(express.json({ limit: '10mb' }));

app.post('/assess', async (req, res, next) => {
  try {
    const { data } = await axios.post(
      'https://apis.languageconfidence.ai/speech-assessment/scripted/us',
      { audio_base64: req.body.audio, audio_format: 'mp3', expected_text: req.body.text },
      { headers: { 'api-key': process.env.LC_API_KEY, 'x-user-id': req.headers['x-user-id'] }, timeout: 30000 },
    );
    res.json(data);
  } catch (err) {
    next(err);
  }
});

app.listen(3000);
