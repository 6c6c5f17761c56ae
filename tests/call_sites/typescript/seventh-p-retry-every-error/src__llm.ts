import pRetry from "p-retry";

export const ask = (prompt: string) =>
  pRetry(
    async () => {
      const res = await fetch("https://api.together.xyz/v1/chat/completions", {
        method: "POST",
        headers: { Authorization: `Bearer ${process.env.TOGETHER_API_KEY}`, "Content-Type": "application/json" },
        body: JSON.stringify({ model: "m", messages: [{ role: "user", content: prompt }] }),
        signal: AbortSignal.timeout(30_000),
      });
      if (!res.ok) throw new Error(`failed: ${res.status}`);
      return res.json();
    },
    { retries: 4 },
  );
