const pause = (ms: number) => new Promise<void>((r) => setTimeout(r, ms));

export async function speak(text: string): Promise<ArrayBuffer> {
  for (let i = 1; i <= 5; i++) {
    const res = await fetch("https://users.rime.ai/v1/rime-tts", {
      method: "POST",
      headers: { Authorization: `Bearer ${process.env.RIME_API_KEY}`, Accept: "audio/mp3", "Content-Type": "application/json" },
      body: JSON.stringify({ text, speaker: "cove", modelId: "mistv2" }),
      signal: AbortSignal.timeout(20_000),
    });
    if (res.ok) return res.arrayBuffer();
    if (res.status !== 429 && res.status < 500) throw new Error(`status ${res.status}`);
    await pause(i * 1000 + Math.random() * 100);
  }
  throw new Error("rime does not answer");
}
