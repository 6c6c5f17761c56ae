import { policy } from "./policy.js";

export function rerank(query, documents) {
  return policy.execute(async ({ signal }) => {
    const response = await fetch("https://api.cohere.com/v2/rerank", {
      method: "POST",
      headers: { authorization: `Bearer ${process.env.COHERE_API_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ model: "rerank-v3.5", query, documents }),
      signal,
    });
    if (!response.ok) throw Object.assign(new Error("rerank failed"), { status: response.status });
    return (await response.json()).results;
  });
}
