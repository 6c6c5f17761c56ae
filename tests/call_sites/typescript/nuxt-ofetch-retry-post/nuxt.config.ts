export default defineNuxtConfig({
  runtimeConfig: { mistralApiKey: '' },
})
