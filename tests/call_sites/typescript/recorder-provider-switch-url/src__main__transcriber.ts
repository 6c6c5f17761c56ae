import { readFileSync } from 'node:fs';

interface Config {
  provider: 'openai' | 'groq';
}

export async function transcribe(path: string, config: Config): Promise<string> {
  let url = 'https://api.openai.com/v1/audio/transcriptions';
  let key = process.env.OPENAI_API_KEY;
  if (config.provider === 'groq') {
    url = 'https://api.groq.com/openai/v1/audio/transcriptions';
    key = process.env.GROQ_API_KEY;
  }
  const form = new FormData();
  form.append('file', new Blob([readFileSync(path)]), 'audio.webm');
  const res = await fetch(url, { method: 'POST', headers: { Authorization: `Bearer ${key}` }, body: form });
  if (!res.ok) throw new Error(`transcription failed: ${res.status}`);
  return (await res.json()).text;
}
