const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export async function embed(input: string): Promise<number[]> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const response = await fetch("https://api.voyageai.com/v1/embeddings", {
      method: "POST",
      headers: { Authorization: `Bearer ${process.env.VOYAGE_API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({ model: "voyage-3", input }),
      signal: AbortSignal.timeout(15_000),
    });
    if (response.ok) return (await response.json()).data[0].embedding;
    if (response.status !== 429 && response.status < 500) throw new Error(`HTTP ${response.status}`);
    await sleep(1000 * attempt);
  }
  throw new Error("no embedding after five tries");
}
