const axios = require('axios');

async function translate(text) {
  const { data } = await axios.post(
    'https://api.sarvam.ai/translate',
    { input: text, source_language_code: 'en-IN', target_language_code: 'ta-IN' },
    { headers: { 'api-subscription-key': process.env.SARVAM_API_KEY }, timeout: 10000 },
  );
  return data.translated_text;
}

async function run(articles) {
  for (const article of articles) {
    article.ta = await translate(article.body);
    await article.save();
  }
}

module.exports = run;
