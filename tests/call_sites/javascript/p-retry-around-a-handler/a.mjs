import pRetry from "p-retry";

export function voices() {
  return pRetry(
    async () => {
      try {
        const res = await fetch("https://api.elevenlabs.io/v1/voices", {
          headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY },
          signal: AbortSignal.timeout(30_000),
        });
        if (!res.ok) throw new Error(`HTTP ${res.status}`);
        return (await res.json()).voices;
      } catch (error) {
        console.error(error);
        return [];
      }
    },
    { retries: 5, randomize: true },
  );
}
