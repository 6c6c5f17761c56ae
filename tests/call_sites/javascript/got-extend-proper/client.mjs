import got from "got";

const api = got.extend({
  prefixUrl: "https://api.openai.com/v1",
  headers: { authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
  timeout: { request: 60000 },
  retry: { limit: 4, methods: ["GET", "POST"], statusCodes: [408, 429, 500, 502, 503, 504] },
});

export async function ask(input) {
  return api.post("responses", { json: { model: "gpt-4.1-mini", input } }).json();
}
