import { useState } from 'react';

export default function Chat() {
  const [answer, setAnswer] = useState('');
  async function ask(text) {
    const res = await fetch('/api/chat', { method: 'POST', body: JSON.stringify({ text }) });
    if (!res.ok) throw new Error('failed');
    setAnswer((await res.json()).answer);
  }
  return <button onClick={() => ask('hi')}>{answer || 'Ask'}</button>;
}
