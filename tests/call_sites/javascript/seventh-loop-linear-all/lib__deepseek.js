const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

export async function chat(messages) {
  let last;
  for (let i = 1; i <= 3; i++) {
    try {
      const res = await fetch("https://api.deepseek.com/chat/completions", {
        method: "POST",
        headers: { Authorization: `Bearer ${process.env.DEEPSEEK_API_KEY}`, "Content-Type": "application/json" },
        body: JSON.stringify({ model: "deepseek-chat", messages }),
        signal: AbortSignal.timeout(60000),
      });
      if (!res.ok) throw new Error(`deepseek ${res.status}`);
      return await res.json();
    } catch (e) {
      last = e;
      await sleep(i * 1000);
    }
  }
  throw last;
}
