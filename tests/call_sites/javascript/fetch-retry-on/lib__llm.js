import originalFetch from "isomorphic-fetch";
import fetchBuilder from "fetch-retry";

const fetch = fetchBuilder(originalFetch, {
  retries: 4,
  retryOn: [429, 500, 502, 503, 504],
  retryDelay: (attempt) => Math.min(20000, 2 ** attempt * 500) * (0.5 + Math.random() / 2),
});

export async function ask(prompt) {
  const response = await fetch("https://api.cohere.com/v2/chat", {
    method: "POST",
    signal: AbortSignal.timeout(60000),
    headers: { Authorization: `Bearer ${process.env.COHERE_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "command-a-03-2025", messages: [{ role: "user", content: prompt }] }),
  });
  if (!response.ok) throw new Error(`cohere ${response.status}`);
  return response.json();
}
