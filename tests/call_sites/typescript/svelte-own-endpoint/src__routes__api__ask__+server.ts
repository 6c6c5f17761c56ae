import { OPENAI_API_KEY } from "$env/static/private";
import OpenAI from "openai";

const client = new OpenAI({ apiKey: OPENAI_API_KEY });

export async function POST({ request }) {
  const { question } = await request.json();
  const reply = await client.responses.create({ model: "gpt-4.1-mini", input: question });
  return new Response(reply.output_text);
}
