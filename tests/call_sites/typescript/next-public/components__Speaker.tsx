"use client";

import { useCallback } from "react";

export function Speaker({ text }: { text: string }) {
  const speak = useCallback(async () => {
    const response = await fetch("https://api.deepgram.com/v1/speak?model=aura-asteria-en", {
      method: "POST",
      headers: {
        Authorization: `Token ${process.env.NEXT_PUBLIC_DEEPGRAM_API_KEY}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ text }),
    });
    if (!response.ok) return;
    const url = URL.createObjectURL(await response.blob());
    await new Audio(url).play();
  }, [text]);

  return <button onClick={speak}>Play</button>;
}
