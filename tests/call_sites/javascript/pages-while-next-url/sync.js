const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function allTranscripts() {
  const all = [];
  let url = 'https://api.assemblyai.com/v2/transcript?limit=100';
  while (url) {
    const response = await fetch(url, {
      headers: { Authorization: process.env.ASSEMBLYAI_API_KEY },
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) throw new Error(`list failed: ${response.status}`);
    const page = await response.json();
    all.push(...page.transcripts);
    url = page.page_details?.next_url;
    if (url) await sleep(300);
  }
  return all;
}
