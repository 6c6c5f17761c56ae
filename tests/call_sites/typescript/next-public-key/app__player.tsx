"use client";

export function Player({ voice, text }: { voice: string; text: string }) {
  const play = async () => {
    const res = await fetch(`https://api.elevenlabs.io/v1/text-to-speech/${voice}/stream`, {
      method: "POST",
      headers: { "xi-api-key": process.env.NEXT_PUBLIC_ELEVENLABS_API_KEY!, "Content-Type": "application/json" },
      body: JSON.stringify({ text }),
    });
    if (!res.ok) return;
    new Audio(URL.createObjectURL(await res.blob())).play();
  };
  return <button onClick={play}>Play</button>;
}
