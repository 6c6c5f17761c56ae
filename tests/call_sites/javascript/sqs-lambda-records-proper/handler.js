const TRANSIENT = new Set([429, 500, 502, 503, 504]);
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

async function send(body) {
  for (let attempt = 0; attempt < 4; attempt++) {
    const res = await fetch('https://api.resend.com/emails', {
      method: 'POST',
      headers: { Authorization: `Bearer ${process.env.RESEND_API_KEY}`, 'Content-Type': 'application/json', 'Idempotency-Key': body.id },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(8000),
    });
    if (res.ok) return;
    if (!TRANSIENT.has(res.status)) throw new Error(`resend ${res.status}`);
    await sleep(Math.random() * Math.min(8000, 300 * 2 ** attempt));
  }
  throw new Error('resend unavailable');
}

exports.handler = async (event) => {
  const [record] = event.Records;
  await send(JSON.parse(record.body));
};
