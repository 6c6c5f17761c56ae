import Groq from "groq-sdk";

const groq = new Groq({ apiKey: process.env.GROQ_API_KEY, maxRetries: 0, timeout: 10_000 });

export const chat = (content: string) =>
  groq.chat.completions.create({ model: "llama-3.1-8b-instant", messages: [{ role: "user", content }] });
