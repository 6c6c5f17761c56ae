export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).json({ error: 'Method Not Allowed' });
  const deepgramRes = await fetch('https://api.deepgram.com/v1/listen?punctuate=true&model=nova-3', {
    method: 'POST',
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ url: req.body.url }),
  });
  const text = await deepgramRes.text();
  let data;
  try {
    data = JSON.parse(text);
  } catch (err) {
    return res.status(500).json({ error: 'Invalid JSON from Deepgram' });
  }
  if (!deepgramRes.ok) return res.status(500).json({ error: 'Deepgram transcription failed' });
  return res.json(data);
}
