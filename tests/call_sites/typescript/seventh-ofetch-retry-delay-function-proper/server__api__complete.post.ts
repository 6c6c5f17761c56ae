export default defineEventHandler(async (event) => {
  const config = useRuntimeConfig(event);
  const body = await readBody(event);
  return await $fetch("https://api.mistral.ai/v1/chat/completions", {
    method: "POST",
    headers: { Authorization: `Bearer ${config.mistralApiKey}` },
    body: { model: "mistral-small-latest", messages: body.messages },
    timeout: 30000,
    retry: 4,
    retryDelay: ({ options }) => 2 ** (4 - (options.retry as number)) * 500 * (0.5 + Math.random()),
    retryStatusCodes: [429, 500, 502, 503],
  });
});
