import { useState } from 'react';
import { transcribe } from './api/deepgram';

export default function App() {
  const [text, setText] = useState('');
  return <button onClick={async () => setText(await transcribe(new Blob()))}>{text}</button>;
}
