import { useState } from "react";

export function Settings() {
  const [apiKey, setApiKey] = useState(localStorage.getItem("openai_api_key") ?? "");
  const save = () => localStorage.setItem("openai_api_key", apiKey);
  return (
    <form onSubmit={save}>
      <input value={apiKey} onChange={(e) => setApiKey(e.target.value)} />
    </form>
  );
}
