import fetchBuilder from "fetch-retry";

const fetch = fetchBuilder(globalThis.fetch, { retries: 3, retryDelay: 1000 });

export async function synthesize(text, voice = "lily") {
  const form = new FormData();
  form.set("text", text);
  form.set("voice", voice);
  const response = await fetch("https://api.lmnt.com/v1/ai/speech/bytes", {
    method: "POST",
    headers: { "X-API-Key": process.env.LMNT_API_KEY },
    body: form,
    signal: AbortSignal.timeout(30000),
  });
  if (!response.ok) throw new Error(`LMNT answered ${response.status}`);
  return response.arrayBuffer();
}
