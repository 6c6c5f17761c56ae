import pRetry from 'p-retry';

export const ask = (prompt) =>
  pRetry(
    () =>
      fetch('https://api.openai.com/v1/responses', {
        method: 'POST',
        headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ model: 'gpt-4.1-mini', input: prompt }),
        signal: AbortSignal.timeout(60000),
      }),
    { retries: 4, maxTimeout: 20000, randomize: true },
  );
