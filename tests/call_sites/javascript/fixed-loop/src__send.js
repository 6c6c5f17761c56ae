const wait = (ms) => new Promise((r) => setTimeout(r, ms));

export async function say(text) {
  for (let i = 0; i < 5; i++) {
    try {
      const res = await fetch('https://api.cartesia.ai/tts/bytes', {
        method: 'POST',
        headers: {
          'X-API-Key': process.env.CARTESIA_API_KEY,
          'Cartesia-Version': '2025-04-16',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ transcript: text }),
        signal: AbortSignal.timeout(20000),
      });
      if (!res.ok) throw new Error(`status ${res.status}`);
      return Buffer.from(await res.arrayBuffer());
    } catch (e) {
      if (i === 4) throw e;
      await wait(2000);
    }
  }
}
