export async function search(q: string) {
  const r = await fetch(`https://api.filmplaces.io/3/search?page_key=${q}`, { signal: AbortSignal.timeout(5000) });
  if (!r.ok) throw new Error("no");
  return r.json();
}
