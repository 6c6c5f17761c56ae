import { useMutation } from "@tanstack/react-query";

const KEY = "{{elevenlabs-api-key}}";

export function Speak({ text }: { text: string }) {
  const speak = useMutation({
    mutationFn: (t: string) =>
      fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", {
        method: "POST",
        headers: { "xi-api-key": KEY, "Content-Type": "application/json" },
        body: JSON.stringify({ text: t }),
      }).then((r) => (r.ok ? r.blob() : Promise.reject(r.status))),
  });
  return <button onClick={() => speak.mutate(text)}>Speak</button>;
}
