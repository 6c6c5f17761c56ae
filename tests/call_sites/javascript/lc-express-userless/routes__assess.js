const axios = require('axios');

module.exports = async (req, res) => {
  const { data } = await axios.post(
    'https://apis.languageconfidence.ai/speech-assessment/scripted/uk',
    { audio_base64: req.body.audio, audio_format: 'mp3', expected_text: req.body.text },
    { headers: { 'api-key': process.env.LC_API_KEY } },
  );
  res.json(data);
};
