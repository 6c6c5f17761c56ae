type Email = { to: string; subject: string; html: string };

async function sendResend(email: Email, apiKey: string) {
  const res = await fetch('https://api.resend.com/emails', {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(email),
  });
  const body = await res.text();
  if (!res.ok) throw new Error(`Resend ${res.status}: ${body.slice(0, 300)}`);
}

export async function send(email: Email) {
  const key = process.env.RESEND_API_KEY;
  if (key) return sendResend(email, key);
  throw new Error('no mail provider configured');
}
