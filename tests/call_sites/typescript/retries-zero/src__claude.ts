import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY, maxRetries: 0, timeout: 30_000 });

export const ask = (content: string) =>
  anthropic.messages.create({ model: "claude-haiku-4-5", max_tokens: 200, messages: [{ role: "user", content }] });
