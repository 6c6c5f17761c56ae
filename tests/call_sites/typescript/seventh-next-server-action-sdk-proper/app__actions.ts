"use server";

import OpenAI from "openai";

const openai = new OpenAI({ maxRetries: 4, timeout: 20_000 });

export async function rewrite(text: string) {
  const completion = await openai.chat.completions.create({
    model: "gpt-5-mini",
    messages: [{ role: "user", content: text }],
  });
  return completion.choices[0].message.content;
}
