import express from "express";

const app = express();
app.use(express.json());

app.post("/ask", async (req, res) => {
  const url = new URL("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent");
  url.searchParams.set("key", process.env.GEMINI_API_KEY);
  const r = await fetch(url, { method: "POST", body: JSON.stringify({ contents: [{ parts: [{ text: req.body.q }] }] }) });
  if (!r.ok) return res.status(502).end();
  res.json(await r.json());
});
app.listen(3000);
