const router = require('express').Router();
const fetch = require('node-fetch');

router.post('/', async (req, res) => {
  const response = await fetch('https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM', {
    method: 'POST',
    headers: { 'xi-api-key': process.env.XI_API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ text: req.body.text }),
  });
  const audio = await response.buffer();
  res.type('audio/mpeg').send(audio);
});

module.exports = router;
