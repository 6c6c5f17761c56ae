export default async function handler(req, res) {
  const key = process.env.GEMINI_API_KEY;
  const r = await fetch(
    `https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent?key=${key}`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ contents: [{ parts: [{ text: req.body.prompt }] }] }),
    },
  );
  if (!r.ok) return res.status(502).json({ error: 'upstream' });
  const data = await r.json();
  return res.status(200).json({ text: data.candidates[0].content.parts[0].text });
}
