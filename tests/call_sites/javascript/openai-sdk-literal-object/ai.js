import OpenAI from 'openai';

const openai = new OpenAI({
  apiKey: '{{openai-project-key}}',
});

export async function summarize(text) {
  const r = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: `Summarize: ${text}` }] });
  return r.choices[0].message.content;
}
