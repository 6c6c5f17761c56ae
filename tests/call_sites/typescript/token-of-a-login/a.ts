export async function exchange(code: string): Promise<string> {
  const id = Buffer.from(`${process.env.NOTION_CLIENT_ID}:${process.env.NOTION_CLIENT_SECRET}`).toString("base64");
  const res = await fetch("https://api.notion.com/v1/oauth/token", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Basic ${id}` },
    body: JSON.stringify({ grant_type: "authorization_code", code }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!res.ok) throw new Error(`Notion answered ${res.status}`);
  return (await res.json()).access_token;
}
