const axios = require('axios');

module.exports = async function submit(audioUrl) {
  const res = await axios.post(
    'https://api.assemblyai.com/v2/transcript',
    { audio_url: audioUrl },
    { headers: { authorization: `Bearer ${process.env.ASSEMBLYAI_API_KEY}` }, timeout: 10000 },
  );
  return res.data.id;
};
