async function embed(text) {
  const res = await fetch('https://api.openai.com/v1/embeddings', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
    body: JSON.stringify({ model: 'text-embedding-3-small', input: text }),
  });
  if (!res.ok) throw new Error(await res.text());
  return (await res.json()).data[0].embedding;
}

export async function embedAll(chunks) {
  return Promise.all(chunks.map((chunk) => embed(chunk)));
}
