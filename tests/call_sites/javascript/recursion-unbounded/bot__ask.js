const fetch = require("node-fetch");

const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

async function ask(prompt) {
  const res = await fetch("https://api.perplexity.ai/chat/completions", {
    method: "POST",
    timeout: 60000,
    headers: { Authorization: "Bearer " + process.env.PERPLEXITY_API_KEY, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "sonar", messages: [{ role: "user", content: prompt }] }),
  });
  if (res.status === 429 || res.status >= 500) {
    console.log("busy, trying again");
    await sleep(2000);
    return ask(prompt);
  }
  if (!res.ok) throw new Error(`perplexity: ${res.status}`);
  const json = await res.json();
  return json.choices[0].message.content;
}

module.exports = ask;
