const ENDPOINT = "https://api.anthropic.com/v1/messages";

export interface Message {
  role: "user" | "assistant";
  content: string;
}

function headers(): HeadersInit {
  const key = process.env.ANTHROPIC_API_KEY;
  if (!key) throw new Error("ANTHROPIC_API_KEY is not set");
  return { "x-api-key": key, "content-type": "application/json" };
}

export async function complete(messages: Message[]): Promise<string> {
  const response = await fetch(ENDPOINT, {
    method: "POST",
    headers: headers(),
    body: JSON.stringify({ model: "claude-sonnet-4-5", max_tokens: 1024, messages }),
  });
  if (!response.ok) {
    const problem = await response.text();
    throw new Error(`Claude answered ${response.status}: ${problem}`);
  }
  const data = (await response.json()) as { content: { text: string }[] };
  return data.content.map((part) => part.text).join("");
}
