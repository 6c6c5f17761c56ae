export default defineEventHandler(async (event) => {
  const { messages } = await readBody(event)
  const config = useRuntimeConfig()
  return await $fetch('https://api.mistral.ai/v1/chat/completions', {
    method: 'POST',
    headers: { Authorization: `Bearer ${config.mistralApiKey}` },
    body: { model: 'mistral-small-latest', messages },
    timeout: 20000,
    retry: 3,
    retryDelay: ({ options }) => 500 * 2 ** (3 - Number(options.retry)) + Math.random() * 200,
    retryStatusCodes: [408, 429, 500, 502, 503, 504],
  })
})
