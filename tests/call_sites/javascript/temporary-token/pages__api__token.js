import { createClient } from '@deepgram/sdk';

const deepgram = createClient(process.env.DEEPGRAM_API_KEY);

export default async function handler(req, res) {
  if (!req.session?.user) return res.status(401).end();
  const { result, error } = await deepgram.auth.grantToken();
  if (error) return res.status(502).end();
  res.status(200).json({ token: result.access_token });
}
