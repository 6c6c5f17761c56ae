import { Agent, interceptors, request } from "undici";

const dispatcher = new Agent({ headersTimeout: 20_000 }).compose(
  interceptors.retry({ maxRetries: 4, methods: ["GET", "POST"], statusCodes: [429, 500, 502, 503, 504] }),
);

export async function embed(texts: string[]) {
  const { statusCode, body } = await request("https://api.cohere.com/v2/embed", {
    dispatcher,
    method: "POST",
    headers: { authorization: `Bearer ${process.env.COHERE_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "embed-v4.0", texts }),
  });
  if (statusCode !== 200) throw new Error(`cohere ${statusCode}`);
  return body.json();
}
