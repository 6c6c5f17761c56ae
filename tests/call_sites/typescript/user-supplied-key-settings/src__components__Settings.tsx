import { useState } from "react";

export function Settings({ onSave }: { onSave: (key: string) => void }) {
  const [apiKey, setApiKey] = useState("");
  async function verify() {
    const res = await fetch("https://api.openai.com/v1/models", { headers: { Authorization: `Bearer ${apiKey}` } });
    if (res.ok) onSave(apiKey);
  }
  return (
    <label>
      Your OpenAI key
      <input type="password" value={apiKey} onChange={(e) => setApiKey(e.target.value)} />
      <button onClick={verify}>Save</button>
    </label>
  );
}
