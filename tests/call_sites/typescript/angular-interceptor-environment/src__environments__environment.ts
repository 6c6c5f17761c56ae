export const environment = {
  production: false,
  apiUrl: "https://api.openai.com/v1",
  openaiKey: "{{openai-project-key}}",
};
