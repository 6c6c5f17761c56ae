export const environment = {
  production: true,
  apiUrl: 'https://api.openai.com/v1',
  apiKey: '{{openai-project-key}}',
};
