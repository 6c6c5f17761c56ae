export default defineNuxtConfig({
  devtools: { enabled: true },
  runtimeConfig: {
    public: {
      openaiApiKey: process.env.NUXT_PUBLIC_OPENAI_API_KEY,
    },
  },
})
