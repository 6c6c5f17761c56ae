const axios = require('axios');
const fs = require('fs');
require('dotenv').config();

const VOICE_ID = process.env.VOICE_ID || '21m00Tcm4TlvDq8ikWAM';

async function synthesize(text, file) {
  const response = await axios({
    method: 'POST',
    url: `https://api.elevenlabs.io/v1/text-to-speech/${VOICE_ID}`,
    headers: {
      'xi-api-key': process.env.ELEVENLABS_API_KEY,
      'Content-Type': 'application/json',
      Accept: 'audio/mpeg',
    },
    data: { text, model_id: 'eleven_multilingual_v2' },
    responseType: 'arraybuffer',
  });
  fs.writeFileSync(file, response.data);
}

module.exports = { synthesize };
