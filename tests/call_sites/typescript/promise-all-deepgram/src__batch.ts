const headers = { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, "Content-Type": "application/json" };

async function transcribe(url: string) {
  const res = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
    method: "POST",
    headers,
    body: JSON.stringify({ url }),
    signal: AbortSignal.timeout(120_000),
  });
  if (!res.ok) throw new Error(`deepgram ${res.status}`);
  return res.json();
}

export const transcribeAll = (urls: string[]) => Promise.all(urls.map(transcribe));
