import express from 'express';
import pRetry, { AbortError } from 'p-retry';
import { requireUser } from './auth.js';

const app = express();

app.post('/api/session', requireUser, async (req, res, next) => {
  try {
    const session = await pRetry(
      async () => {
        const r = await fetch('https://api.openai.com/v1/realtime/sessions', {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${process.env.OPENAI_API_KEY}`,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify({ model: 'gpt-4o-realtime-preview', voice: 'verse' }),
          signal: AbortSignal.timeout(10_000),
        });
        if (r.status === 429 || r.status >= 500) throw new Error(`openai ${r.status}`);
        if (!r.ok) throw new AbortError(`openai ${r.status}`);
        return r.json();
      },
      { retries: 3, maxTimeout: 10_000, randomize: true },
    );
    res.json({ client_secret: session.client_secret });
  } catch (err) {
    next(err);
  }
});

app.listen(3000);
