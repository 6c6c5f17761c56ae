const fetchRetry = require("fetch-retry")(global.fetch);

async function ask(prompt) {
  const response = await fetchRetry("https://api.groq.com/openai/v1/chat/completions", {
    method: "POST",
    retries: 3,
    signal: AbortSignal.timeout(60000),
    headers: { Authorization: `Bearer ${process.env.GROQ_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "llama-3.1-8b-instant", messages: [{ role: "user", content: prompt }] }),
  });
  if (!response.ok) throw new Error(`groq ${response.status}`);
  return response.json();
}

module.exports = { ask };
