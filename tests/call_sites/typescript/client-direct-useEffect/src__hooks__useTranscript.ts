import { useEffect, useState } from "react";

const ASSEMBLY_KEY = "{{random:32:lc}}";

export function useTranscript(id: string) {
  const [text, setText] = useState("");
  useEffect(() => {
    fetch(`https://api.assemblyai.com/v2/transcript/${id}`, { headers: { authorization: ASSEMBLY_KEY } })
      .then((r) => (r.ok ? r.json() : Promise.reject(new Error(String(r.status)))))
      .then((t) => setText(t.text));
  }, [id]);
  return text;
}
