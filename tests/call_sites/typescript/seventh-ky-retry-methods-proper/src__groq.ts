import ky from "ky";

const groq = ky.create({
  prefixUrl: "https://api.groq.com/openai/v1",
  headers: { Authorization: `Bearer ${process.env.GROQ_API_KEY}` },
  timeout: 30_000,
  retry: { limit: 4, methods: ["get", "post"], statusCodes: [408, 429, 500, 502, 503, 504], jitter: true },
});

export const chat = (messages: unknown[]) =>
  groq.post("chat/completions", { json: { model: "llama-3.1-8b-instant", messages } }).json();
