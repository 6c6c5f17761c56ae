const express = require("express");
const rateLimit = require("express-rate-limit");
const { requireUser } = require("./auth");
const { fetchWithRetry } = require("./retry");

const app = express();
app.use(express.json());
app.use("/api", requireUser, rateLimit({ windowMs: 60_000, limit: 20 }));

app.post("/api/chat", async (req, res, next) => {
  try {
    const upstream = await fetchWithRetry("https://api.openai.com/v1/chat/completions", {
      method: "POST",
      headers: { authorization: `Bearer ${process.env.OPENAI_API_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ model: "gpt-4.1-mini", messages: req.body.messages }),
    });
    if (!upstream.ok) return res.status(502).json({ error: "the model is not available" });
    const data = await upstream.json();
    res.json({ answer: data.choices[0].message.content });
  } catch (error) {
    next(error);
  }
});

app.listen(process.env.PORT || 3000);
