export class MurfClient {
  private baseUrl = 'https://api.murf.ai/v1';

  constructor(private apiKey: string) {}

  private async request<T>(path: string, body: unknown): Promise<T> {
    const res = await fetch(`${this.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'api-key': this.apiKey, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!res.ok) throw new Error(`Murf API error: ${res.status}`);
    return (await res.json()) as T;
  }

  generate(text: string, voiceId: string) {
    return this.request<{ audioFile: string }>('/speech/generate', { text, voiceId });
  }
}

export const murf = new MurfClient(process.env.MURF_API_KEY!);
