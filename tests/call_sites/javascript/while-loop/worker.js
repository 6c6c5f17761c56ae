const axios = require('axios');
const wait = (ms) => new Promise((r) => setTimeout(r, ms));

async function translate(text) {
  while (true) {
    try {
      const { data } = await axios.post(
        'https://api.sarvam.ai/translate',
        { input: text, source_language_code: 'en-IN', target_language_code: 'hi-IN' },
        { headers: { 'api-subscription-key': process.env.SARVAM_API_KEY }, timeout: 10000 },
      );
      return data.translated_text;
    } catch (err) {
      console.error('sarvam failed', err.message);
      await wait(3000);
    }
  }
}

module.exports = translate;
