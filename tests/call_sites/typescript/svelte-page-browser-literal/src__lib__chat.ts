import { writable } from "svelte/store";

export const answer = writable("");
const KEY = "{{groq-api-key}}";

export async function ask(prompt: string) {
  const res = await fetch("https://api.groq.com/openai/v1/chat/completions", {
    method: "POST",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "llama-3.1-8b-instant", messages: [{ role: "user", content: prompt }] }),
  });
  const data = await res.json();
  answer.set(data.choices[0].message.content);
}
