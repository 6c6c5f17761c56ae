async function transcribe(url) {
  const res = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
    method: "POST",
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ url }),
    signal: AbortSignal.timeout(120_000),
  });
  if (!res.ok) throw new Error(`HTTP ${res.status}`);
  return res.json();
}

export const transcribeAll = (urls) => Promise.all(urls.map(transcribe));
