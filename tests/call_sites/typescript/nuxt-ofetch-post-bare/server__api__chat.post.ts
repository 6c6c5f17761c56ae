export default defineEventHandler(async (event) => {
  const { messages } = await readBody(event)
  const config = useRuntimeConfig()
  return await $fetch('https://api.mistral.ai/v1/chat/completions', {
    method: 'POST',
    headers: { Authorization: `Bearer ${config.mistralApiKey}` },
    body: { model: 'mistral-small-latest', messages },
  })
})
