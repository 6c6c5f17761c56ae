async function postJson(url, headers, body) {
  const res = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!res.ok) throw new Error(String(res.status));
  return res.json();
}

export const transcribe = (url) =>
  postJson('https://api.deepgram.com/v1/listen', { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` }, { url });
