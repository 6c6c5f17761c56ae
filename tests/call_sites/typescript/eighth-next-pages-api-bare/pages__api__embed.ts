import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const r = await fetch("https://api.cohere.com/v2/embed", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.COHERE_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ texts: req.body.texts, model: "embed-v4.0", input_type: "search_document" }),
  });
  if (!r.ok) return res.status(r.status).json({ error: await r.text() });
  res.status(200).json(await r.json());
}
