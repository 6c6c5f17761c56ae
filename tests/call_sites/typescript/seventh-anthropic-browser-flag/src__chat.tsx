import Anthropic from "@anthropic-ai/sdk";
import { useState } from "react";

const anthropic = new Anthropic({
  apiKey: process.env.NEXT_PUBLIC_ANTHROPIC_API_KEY,
  dangerouslyAllowBrowser: true,
});

export function Chat() {
  const [text, setText] = useState("");
  const send = async () => {
    const m = await anthropic.messages.create({
      model: "claude-sonnet-4-5",
      max_tokens: 512,
      messages: [{ role: "user", content: text }],
    });
    setText(JSON.stringify(m.content));
  };
  return <button onClick={send}>{text}</button>;
}
