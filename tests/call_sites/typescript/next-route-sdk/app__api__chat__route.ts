import Anthropic from "@anthropic-ai/sdk";
import { NextResponse } from "next/server";
import { env } from "@/env";

const anthropic = new Anthropic({ apiKey: env.ANTHROPIC_API_KEY, maxRetries: 3, timeout: 30_000 });

export async function POST(request: Request) {
  const { messages } = (await request.json()) as { messages: Anthropic.MessageParam[] };
  const reply = await anthropic.messages.create({ model: "claude-3-5-sonnet-latest", max_tokens: 1024, messages });
  return NextResponse.json(reply.content);
}
