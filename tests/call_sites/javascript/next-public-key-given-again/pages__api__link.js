export default function handler(req, res) {
  res.status(200).json({ url: `https://files.example.com/${req.query.id}?key=${process.env.NEXT_PUBLIC_FILES_API_KEY}` });
}
