export const environment = {
  production: false,
  openaiKey: "{{openai-project-key}}",
};
