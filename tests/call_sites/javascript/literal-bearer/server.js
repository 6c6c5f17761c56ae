const express = require('express');
const app = express();
const token = '{{key}}';

app.post('/transcribe', express.raw({ type: 'audio/*' }), async (req, res) => {
  const reply = await fetch('https://api.deepgram.com/v1/listen', {
    method: 'POST',
    headers: { Authorization: 'Token ' + token },
    body: req.body,
  });
  if (!reply.ok) return res.status(502).end();
  res.json(await reply.json());
});
app.listen(3000);
