const fetch = require("node-fetch");
const config = require("./config");

exports.handler = async (event) => {
  const { prompt } = JSON.parse(event.body);
  const response = await fetch(config.groq.url, {
    method: "POST",
    headers: { Authorization: `Bearer ${config.groq.key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: config.groq.model, messages: [{ role: "user", content: prompt }] }),
  });
  if (!response.ok) return { statusCode: 502, body: "the model is not available" };
  const data = await response.json();
  return { statusCode: 200, body: JSON.stringify({ text: data.choices[0].message.content }) };
};
