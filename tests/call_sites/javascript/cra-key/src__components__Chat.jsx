import { useState } from "react";

export default function Chat() {
  const [answer, setAnswer] = useState("");

  async function ask(question) {
    const response = await fetch("https://api.openai.com/v1/chat/completions", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Authorization: `Bearer ${process.env.REACT_APP_OPENAI_API_KEY}`,
      },
      body: JSON.stringify({ model: "gpt-4o-mini", messages: [{ role: "user", content: question }] }),
    });
    if (!response.ok) return setAnswer("failed");
    const data = await response.json();
    setAnswer(data.choices[0].message.content);
  }

  return <button onClick={() => ask("Hello")}>{answer || "Ask"}</button>;
}
