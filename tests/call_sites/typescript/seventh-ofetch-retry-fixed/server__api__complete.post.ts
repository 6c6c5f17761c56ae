export default defineEventHandler(async (event) => {
  const config = useRuntimeConfig(event);
  const body = await readBody(event);
  return await $fetch("https://api.mistral.ai/v1/chat/completions", {
    method: "POST",
    headers: { Authorization: `Bearer ${config.mistralApiKey}` },
    body: { model: "mistral-small-latest", messages: body.messages },
    timeout: 30000,
    retry: 3,
    retryDelay: 1000,
    retryStatusCodes: [429, 500, 502, 503],
  });
});
