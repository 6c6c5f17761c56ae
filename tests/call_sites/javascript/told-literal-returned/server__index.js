const express = require("express");
const axios = require("axios");

const OPENAI_KEY = "{{openai-project-key}}";
const app = express();

app.get("/config", (req, res) => {
  res.json({ model: "gpt-4o", apiKey: OPENAI_KEY });
});

app.post("/ask", async (req, res) => {
  const { data } = await axios.post(
    "https://api.openai.com/v1/chat/completions",
    { model: "gpt-4o", messages: [{ role: "user", content: "hi" }] },
    { headers: { Authorization: `Bearer ${OPENAI_KEY}` }, timeout: 20000 },
  );
  res.json(data);
});
app.listen(3000);
