const fetch = require('node-fetch');

(async () => {
  const res = await fetch(process.env.SLACK_WEBHOOK_URL, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'Nightly report is ready' }),
  });
  if (!res.ok) throw new Error(`slack ${res.status}`);
})();
