import pRetry, { AbortError } from "p-retry";

export class OpenRouter {
  #key;
  constructor(key = process.env.OPENROUTER_API_KEY) {
    this.#key = key;
  }

  async #send(body) {
    const response = await fetch("https://openrouter.ai/api/v1/chat/completions", {
      method: "POST",
      headers: { Authorization: `Bearer ${this.#key}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok) return response.json();
    const message = `OpenRouter answered ${response.status}`;
    if (response.status !== 429 && response.status < 500) throw new AbortError(message);
    throw new Error(message);
  }

  async chat(messages, model = "openai/gpt-4.1-mini") {
    const data = await pRetry(() => this.#send({ model, messages }), { retries: 4, minTimeout: 500, maxTimeout: 20_000, randomize: true });
    return data.choices[0].message.content;
  }
}
