import { ApiClient } from "./base";

export class Speechmatics extends ApiClient {
  protected readonly baseUrl = "https://asr.api.speechmatics.com/v2";

  constructor(private readonly key: string) {
    super();
  }

  protected headers() {
    return { Authorization: `Bearer ${this.key}` };
  }

  jobs() {
    return this.request<{ jobs: unknown[] }>("/jobs");
  }
}
