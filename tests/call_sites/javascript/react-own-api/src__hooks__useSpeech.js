import { useCallback, useRef } from 'react';

export function useSpeech() {
  const audio = useRef(null);
  return useCallback(async (text) => {
    const response = await fetch('/api/speech', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    if (!response.ok) throw new Error('speech failed');
    audio.current = new Audio(URL.createObjectURL(await response.blob()));
    await audio.current.play();
  }, []);
}
