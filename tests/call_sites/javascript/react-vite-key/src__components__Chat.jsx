import { useState } from 'react';

export default function Chat() {
  const [answer, setAnswer] = useState('');

  const ask = async (prompt) => {
    const response = await fetch('https://api.anthropic.com/v1/messages', {
      method: 'POST',
      headers: {
        'x-api-key': import.meta.env.VITE_ANTHROPIC_API_KEY,
        'anthropic-version': '2023-06-01',
        'anthropic-dangerous-direct-browser-access': 'true',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ model: 'claude-3-haiku-20240307', max_tokens: 300, messages: [{ role: 'user', content: prompt }] }),
    });
    if (!response.ok) throw new Error('failed');
    setAnswer((await response.json()).content[0].text);
  };

  return <button onClick={() => ask('hi')}>{answer || 'Ask'}</button>;
}
