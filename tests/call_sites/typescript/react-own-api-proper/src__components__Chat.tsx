import { useState } from "react";
import { send } from "../api/chat";

export function Chat() {
  const [lines, setLines] = useState<string[]>([]);
  const [error, setError] = useState<string | null>(null);

  async function submit(form: FormData) {
    try {
      const reply = await send(String(form.get("text")));
      setLines((old) => [...old, reply.text]);
    } catch (problem) {
      setError((problem as Error).message);
    }
  }

  return (
    <form action={submit}>
      {lines.map((line, i) => (
        <p key={i}>{line}</p>
      ))}
      {error && <p role="alert">{error}</p>}
      <input name="text" />
    </form>
  );
}
