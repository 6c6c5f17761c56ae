import { Router } from "express";

export const proxy = Router();

proxy.post("/proxy", async (req, res) => {
  const { url, payload } = req.body as { url: string; payload: unknown };
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.OPENAI_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  if (!response.ok) {
    res.status(502).json({ error: "upstream failed" });
    return;
  }
  res.json(await response.json());
});
