import { BaseClient } from "./base";

interface Chat {
  choices: { message: { content: string } }[];
}

export class MistralClient extends BaseClient {
  protected readonly baseUrl = "https://api.mistral.ai/v1";

  constructor(private readonly key: string) {
    super();
  }

  protected headers() {
    return { authorization: `Bearer ${this.key}` };
  }

  async chat(content: string): Promise<string> {
    const data = await this.request<Chat>("/chat/completions", { model: "mistral-small-latest", messages: [{ role: "user", content }] });
    return data.choices[0].message.content;
  }
}
