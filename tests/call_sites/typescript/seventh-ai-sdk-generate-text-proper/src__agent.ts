import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export async function answer(prompt: string) {
  const { text } = await generateText({
    model: openai("gpt-5-mini"),
    prompt,
    maxRetries: 3,
    abortSignal: AbortSignal.timeout(30_000),
  });
  return text;
}
