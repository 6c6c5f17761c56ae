const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

async function postMessage(channel, content, tries = 5) {
  const res = await fetch(`https://discord.com/api/v10/channels/${channel}/messages`, {
    method: 'POST',
    headers: { Authorization: `Bot ${process.env.DISCORD_BOT_TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ content }),
    signal: AbortSignal.timeout(10_000),
  });
  if ((res.status === 429 || res.status >= 500) && tries > 0) {
    const after = Number(res.headers.get('retry-after') ?? 0) * 1000;
    await sleep(after || 2 ** (5 - tries) * 500 + Math.random() * 500);
    return postMessage(channel, content, tries - 1);
  }
  if (!res.ok) throw new Error(`discord ${res.status}`);
  return res.json();
}

module.exports = { postMessage };
