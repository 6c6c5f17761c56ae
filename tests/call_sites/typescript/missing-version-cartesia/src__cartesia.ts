export async function voices(): Promise<unknown> {
  const res = await fetch("https://api.cartesia.ai/voices/", {
    headers: { "X-API-Key": process.env.CARTESIA_API_KEY! },
    signal: AbortSignal.timeout(8000),
  });
  if (!res.ok) throw new Error(res.statusText);
  return res.json();
}
