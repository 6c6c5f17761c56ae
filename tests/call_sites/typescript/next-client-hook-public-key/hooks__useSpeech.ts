"use client";

import { useCallback, useState } from "react";

export function useSpeech(voice: string) {
  const [busy, setBusy] = useState(false);

  const speak = useCallback(
    async (text: string) => {
      setBusy(true);
      try {
        const response = await fetch(`https://api.elevenlabs.io/v1/text-to-speech/${voice}`, {
          method: "POST",
          headers: {
            "xi-api-key": process.env.NEXT_PUBLIC_ELEVENLABS_API_KEY ?? "",
            "Content-Type": "application/json",
          },
          body: JSON.stringify({ text }),
        });
        if (!response.ok) throw new Error("speech failed");
        await new Audio(URL.createObjectURL(await response.blob())).play();
      } finally {
        setBusy(false);
      }
    },
    [voice],
  );

  return { speak, busy };
}
