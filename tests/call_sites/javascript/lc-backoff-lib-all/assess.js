import { backOff } from "exponential-backoff";

export async function assess(userId, body) {
  const res = await backOff(
    () =>
      fetch("https://apis.languageconfidence.ai/speech-assessment/scripted/us", {
        method: "POST",
        headers: { "api-key": process.env.LC_API_KEY, "x-user-id": userId, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20000),
      }),
    { numOfAttempts: 5, jitter: "full" },
  );
  if (!res.ok) throw new Error(res.statusText);
  return res.json();
}
