import ky from "ky";

const api = ky.create({
  prefixUrl: "https://api.perplexity.ai",
  timeout: 60_000,
  retry: { limit: 3 },
  hooks: {
    beforeRequest: [(request) => request.headers.set("Authorization", `Bearer ${process.env.PPLX_API_KEY}`)],
  },
});

export async function ask(content: string): Promise<string> {
  const body = await api.post("chat/completions", { json: { model: "sonar", messages: [{ role: "user", content }] } }).json<any>();
  return body.choices[0].message.content;
}
