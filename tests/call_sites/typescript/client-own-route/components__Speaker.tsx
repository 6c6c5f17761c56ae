"use client";

import { useCallback } from "react";

export function Speaker({ text }: { text: string }) {
  const speak = useCallback(async () => {
    const response = await fetch("/api/speak", { method: "POST", body: JSON.stringify({ text }) });
    if (!response.ok) return;
    const url = URL.createObjectURL(await response.blob());
    await new Audio(url).play();
  }, [text]);

  return <button onClick={speak}>Play</button>;
}
