const fetch = require("node-fetch");

const wait = (ms) => new Promise((r) => setTimeout(r, ms));

async function ask(messages) {
  let delay = 500;
  for (let i = 0; i < 5; i++) {
    try {
      const res = await fetch("https://api.mistral.ai/v1/chat/completions", {
        method: "POST",
        timeout: 30000,
        headers: { Authorization: `Bearer ${process.env.MISTRAL_API_KEY}`, "Content-Type": "application/json" },
        body: JSON.stringify({ model: "mistral-small-latest", messages }),
      });
      if (!res.ok) throw new Error(`HTTP ${res.status}`);
      return await res.json();
    } catch (error) {
      if (i === 4) throw error;
      await wait(delay);
      delay *= 2;
    }
  }
}

module.exports = ask;
