import pRetry from 'p-retry';

const run = async (messages) => {
  const response = await fetch('https://api.groq.com/openai/v1/chat/completions', {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.GROQ_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'llama-3.3-70b-versatile', messages }),
    signal: AbortSignal.timeout(30000),
  });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
};

export const chat = (messages) => pRetry(() => run(messages), { retries: 10 });
