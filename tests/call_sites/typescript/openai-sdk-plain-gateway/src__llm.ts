import OpenAI from "openai";

const client = new OpenAI({
  apiKey: process.env.GATEWAY_API_KEY,
  baseURL: "http://llm-gateway.acme-platform.com/v1",
  timeout: 30_000,
  maxRetries: 4,
});

export async function classify(text: string): Promise<string> {
  const completion = await client.chat.completions.create({
    model: "acme-small",
    messages: [
      { role: "system", content: "Answer with one word." },
      { role: "user", content: text },
    ],
  });
  return completion.choices[0].message.content ?? "";
}
