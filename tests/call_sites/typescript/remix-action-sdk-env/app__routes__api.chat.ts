import Anthropic from "@anthropic-ai/sdk";
import type { ActionFunctionArgs } from "@remix-run/node";

const anthropic = new Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY });

export async function action({ request }: ActionFunctionArgs) {
  const { prompt } = await request.json();
  const message = await anthropic.messages.create({
    model: "claude-3-5-haiku-latest",
    max_tokens: 512,
    messages: [{ role: "user", content: prompt }],
  });
  return Response.json({ message: message.content });
}
