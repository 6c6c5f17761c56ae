const headers = new Headers();
headers.set('Authorization', `Bearer ${process.env.ASSEMBLYAI_API_KEY}`);
headers.set('Content-Type', 'application/json');

export async function submit(audio_url: string): Promise<string> {
  const res = await fetch('https://api.assemblyai.com/v2/transcript', { method: 'POST', headers, body: JSON.stringify({ audio_url }) });
  if (!res.ok) throw new Error(`assemblyai ${res.status}`);
  return (await res.json()).id;
}
