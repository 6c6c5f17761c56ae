import { Agent, RetryAgent, setGlobalDispatcher, request } from "undici";

const agent = new RetryAgent(new Agent(), { maxRetries: 4, statusCodes: [429, 500, 502, 503] });

export async function embed(input) {
  const { statusCode, body } = await request("https://api.mistral.ai/v1/embeddings", {
    method: "POST",
    dispatcher: agent,
    headers: { authorization: `Bearer ${process.env.MISTRAL_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "mistral-embed", input }),
  });
  if (statusCode >= 400) throw new Error(`embedding failed: ${statusCode}`);
  const { data } = await body.json();
  return data.map((d) => d.embedding);
}
