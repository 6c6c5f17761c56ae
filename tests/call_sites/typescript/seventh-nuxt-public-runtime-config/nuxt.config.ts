export default defineNuxtConfig({
  runtimeConfig: {
    public: { openaiApiKey: process.env.OPENAI_API_KEY },
  },
});
