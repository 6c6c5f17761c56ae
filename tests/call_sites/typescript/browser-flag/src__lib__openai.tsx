import OpenAI from "openai";
import { useEffect, useState } from "react";

const client = new OpenAI({ apiKey: import.meta.env.VITE_OPENAI_API_KEY, dangerouslyAllowBrowser: true });

export function Haiku() {
  const [text, setText] = useState("");
  useEffect(() => {
    client.responses.create({ model: "gpt-4.1-mini", input: "a haiku" }).then((r) => setText(r.output_text));
  }, []);
  return <p>{text}</p>;
}
