import { useState } from 'react';

export default function Chat() {
  const [answer, setAnswer] = useState('');
  async function ask(text) {
    const res = await fetch('https://api.openai.com/v1/chat/completions', {
      method: 'POST',
      headers: { Authorization: `Bearer ${import.meta.env.VITE_OPENAI_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: text }] }),
    });
    if (!res.ok) throw new Error('failed');
    const data = await res.json();
    setAnswer(data.choices[0].message.content);
  }
  return <button onClick={() => ask('hi')}>{answer || 'Ask'}</button>;
}
