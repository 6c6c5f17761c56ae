import { Hono } from 'hono';

type Bindings = { TELEGRAM_BOT_TOKEN: string };
const app = new Hono<{ Bindings: Bindings }>();

app.post('/webhook', async (c) => {
  const update = await c.req.json();
  const res = await fetch(`https://api.telegram.org/bot${c.env.TELEGRAM_BOT_TOKEN}/sendMessage`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ chat_id: update.message.chat.id, text: 'Hello' }),
  });
  if (!res.ok) console.error('telegram', res.status);
  return c.text('ok');
});

export default app;
