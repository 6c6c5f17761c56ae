const Queue = require('bull');

const mails = new Queue('mails', process.env.REDIS_URL);

mails.process(async (job) => {
  const res = await fetch('https://api.resend.com/emails', {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.RESEND_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(job.data),
    signal: AbortSignal.timeout(10000),
  });
  if (!res.ok) throw new Error(`resend ${res.status}`);
});

exports.enqueue = (mail) => mails.add(mail, { attempts: 5, backoff: { type: 'exponential', delay: 1000 } });
