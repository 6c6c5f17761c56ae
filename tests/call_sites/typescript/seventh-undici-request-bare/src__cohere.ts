import { request } from "undici";

export async function embed(texts: string[]) {
  const { statusCode, body } = await request("https://api.cohere.com/v2/embed", {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.COHERE_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "embed-v4.0", texts }),
    headersTimeout: 20_000,
  });
  if (statusCode !== 200) throw new Error(`cohere ${statusCode}`);
  return body.json();
}
