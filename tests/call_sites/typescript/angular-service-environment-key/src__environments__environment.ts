export const environment = {
  production: false,
  openaiApiKey: '{{openai-project-key}}',
};
