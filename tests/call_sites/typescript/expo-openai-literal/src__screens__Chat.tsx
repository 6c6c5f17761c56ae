import React, { useState } from 'react';
import { Button, Text, View } from 'react-native';

const OPENAI_KEY = '{{openai-project-key}}';

export function Chat() {
  const [answer, setAnswer] = useState('');
  const ask = async () => {
    const res = await fetch('https://api.openai.com/v1/chat/completions', {
      method: 'POST',
      headers: { Authorization: `Bearer ${OPENAI_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'hi' }] }),
      signal: AbortSignal.timeout(20000),
    });
    if (!res.ok) throw new Error(`${res.status}`);
    setAnswer((await res.json()).choices[0].message.content);
  };
  return (
    <View>
      <Button title="Ask" onPress={ask} />
      <Text>{answer}</Text>
    </View>
  );
}
