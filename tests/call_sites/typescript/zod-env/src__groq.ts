import { env } from "./env";

export async function chat(content: string) {
  const response = await fetch("https://api.groq.com/openai/v1/chat/completions", {
    method: "POST",
    headers: { authorization: `Bearer ${env.GROQ_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "llama-3.1-8b-instant", messages: [{ role: "user", content }] }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`groq answered ${response.status}`);
  return response.json();
}
