import React, { useState } from 'react';
import axios from 'axios';

function ChatBot() {
  const [input, setInput] = useState('');
  const [answer, setAnswer] = useState('');

  const handleSubmit = async (e) => {
    e.preventDefault();
    const apiKey = '{{openai-project-key}}';
    const result = await axios.post(
      'https://api.openai.com/v1/chat/completions',
      { model: 'gpt-3.5-turbo', messages: [{ role: 'user', content: input }] },
      { headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}` } },
    );
    setAnswer(result.data.choices[0].message.content);
  };

  return (
    <form onSubmit={handleSubmit}>
      <input value={input} onChange={(e) => setInput(e.target.value)} />
      <p>{answer}</p>
    </form>
  );
}

export default ChatBot;
