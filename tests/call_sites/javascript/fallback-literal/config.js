module.exports = {
  port: process.env.PORT || 3000,
  openaiKey: process.env.OPENAI_API_KEY || '{{openai-project-key}}',
  model: process.env.OPENAI_MODEL ?? 'gpt-4o-mini',
};
