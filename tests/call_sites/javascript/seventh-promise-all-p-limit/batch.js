import pLimit from "p-limit";

const limit = pLimit(3);

async function say(text) {
  const res = await fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", {
    method: "POST",
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY, "Content-Type": "application/json" },
    body: JSON.stringify({ text }),
  });
  if (!res.ok) throw new Error(`eleven ${res.status}`);
  return Buffer.from(await res.arrayBuffer());
}

export const all = (texts) => Promise.all(texts.map((t) => limit(() => say(t))));
