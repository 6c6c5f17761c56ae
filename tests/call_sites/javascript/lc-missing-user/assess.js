import fs from 'node:fs';

export async function assess(file) {
  const res = await fetch('https://apis.languageconfidence.ai/speech-assessment/unscripted/us', {
    method: 'POST',
    headers: { 'api-key': process.env.LC_API_KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify({ audio_base64: fs.readFileSync(file, 'base64'), audio_format: 'wav' }),
    signal: AbortSignal.timeout(30000),
  });
  if (!res.ok) throw new Error(`assessment failed with ${res.status}`);
  return res.json();
}
