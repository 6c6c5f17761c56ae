import retry from "async-retry";

export function moderate(input: string) {
  return retry(
    async (bail) => {
      const res = await fetch("https://api.openai.com/v1/moderations", {
        method: "POST",
        headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}`, "Content-Type": "application/json" },
        body: JSON.stringify({ input }),
        signal: AbortSignal.timeout(10_000),
      });
      if (res.status !== 429 && res.status >= 400 && res.status < 500) {
        bail(new Error(`refused: ${res.status}`));
        return;
      }
      if (!res.ok) throw new Error(`status ${res.status}`);
      return res.json();
    },
    { retries: 4, maxTimeout: 20_000 },
  );
}
