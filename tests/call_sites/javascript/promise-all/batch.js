const axios = require('axios');

async function speak(line) {
  const { data } = await axios.post(
    `https://api.elevenlabs.io/v1/text-to-speech/${process.env.VOICE}`,
    { text: line },
    { headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY }, responseType: 'arraybuffer', timeout: 30000 },
  );
  return data;
}

module.exports = async (lines) => Promise.all(lines.map((line) => speak(line)));
