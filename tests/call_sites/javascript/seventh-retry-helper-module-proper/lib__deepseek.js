import { retrying } from "./retry.js";

export async function chat(messages) {
  const res = await retrying(() =>
    fetch("https://api.deepseek.com/chat/completions", {
      method: "POST",
      headers: { Authorization: `Bearer ${process.env.DEEPSEEK_API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({ model: "deepseek-chat", messages }),
      signal: AbortSignal.timeout(60000),
    }),
  );
  return res.json();
}
