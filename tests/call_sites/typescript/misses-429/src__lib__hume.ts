const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));

export async function jobs(): Promise<unknown> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const res = await fetch("https://api.hume.ai/v0/batch/jobs", {
      headers: { "X-Hume-Api-Key": process.env.HUME_API_KEY! },
      signal: AbortSignal.timeout(10_000),
    });
    if (res.status >= 500) {
      await wait(Math.min(1000 * 2 ** attempt, 15_000) + Math.random() * 300);
      continue;
    }
    if (!res.ok) throw new Error(`hume: ${res.status}`);
    return res.json();
  }
  throw new Error("hume: too many attempts");
}
