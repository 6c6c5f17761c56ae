import { fetchWithRetry } from './util/fetchWithRetry.js';

export async function post(channel, text) {
  const res = await fetchWithRetry('https://slack.com/api/chat.postMessage', {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.SLACK_BOT_TOKEN}`,
      'Content-Type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ channel, text }),
  });
  const body = await res.json();
  if (!body.ok) throw new Error(body.error);
  return body.ts;
}
