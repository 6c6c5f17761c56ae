import { useState } from "react";

export default function App() {
  const [key, setKey] = useState("");
  const [answer, setAnswer] = useState("");
  async function ask(text) {
    const response = await fetch("https://api.anthropic.com/v1/messages", {
      method: "POST",
      signal: AbortSignal.timeout(30000),
      headers: {
        "x-api-key": key,
        "anthropic-version": "2023-06-01",
        "anthropic-dangerous-direct-browser-access": "true",
        "content-type": "application/json",
      },
      body: JSON.stringify({ model: "claude-sonnet-4-5", max_tokens: 256, messages: [{ role: "user", content: text }] }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    setAnswer((await response.json()).content[0].text);
  }
  return <input value={key} onChange={(e) => setKey(e.target.value)} />;
}
