export class TtsService {
  private static readonly API_KEY = "{{elevenlabs-api-key}}";
  private static readonly BASE = "https://api.elevenlabs.io/v1";

  static async speak(voice: string, text: string): Promise<ArrayBuffer> {
    const res = await fetch(`${TtsService.BASE}/text-to-speech/${voice}`, {
      method: "POST",
      headers: { "xi-api-key": TtsService.API_KEY, "Content-Type": "application/json" },
      body: JSON.stringify({ text }),
    });
    if (!res.ok) throw new Error(`tts ${res.status}`);
    return res.arrayBuffer();
  }
}
