import React, { useEffect, useState } from 'react';

export function Answer({ question }) {
  const [text, setText] = useState('');
  useEffect(() => {
    fetch('https://api.groq.com/openai/v1/chat/completions', {
      method: 'POST',
      headers: {
        Authorization: 'Bearer ' + process.env.GATSBY_GROQ_API_KEY,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ model: 'llama-3.1-8b-instant', messages: [{ role: 'user', content: question }] }),
    })
      .then((r) => {
        if (!r.ok) throw new Error(String(r.status));
        return r.json();
      })
      .then((d) => setText(d.choices[0].message.content));
  }, [question]);
  return <p>{text}</p>;
}
