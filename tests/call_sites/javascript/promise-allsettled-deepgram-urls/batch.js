export async function transcribeAll(urls) {
  return Promise.allSettled(
    urls.map(async (url) => {
      const res = await fetch('https://api.deepgram.com/v1/listen', {
        method: 'POST',
        headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ url }),
      });
      if (!res.ok) throw new Error(`deepgram ${res.status}`);
      return res.json();
    }),
  );
}
