const axios = require('axios');

async function generate(text, voiceId) {
  let lastError;
  for (let i = 0; i < 3; i++) {
    try {
      const { data } = await axios.post(
        'https://api.murf.ai/v1/speech/generate',
        { text, voiceId },
        { headers: { 'api-key': process.env.MURF_API_KEY }, timeout: 20000 },
      );
      return data.audioFile;
    } catch (err) {
      lastError = err;
      console.warn(`attempt ${i + 1} failed`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  throw lastError;
}

module.exports = { generate };
