const { Configuration, OpenAIApi } = require('openai');

const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));

async function complete(prompt) {
  const response = await openai.createCompletion({ model: 'text-davinci-003', prompt, max_tokens: 256 });
  return response.data.choices[0].text;
}

module.exports = { complete };
