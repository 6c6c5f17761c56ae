class ElevenClient {
  constructor({ apiKey = process.env.ELEVENLABS_API_KEY, fetchImpl = globalThis.fetch } = {}) {
    this.apiKey = apiKey;
    this.fetch = fetchImpl;
  }

  async voices() {
    const response = await this.fetch("https://api.elevenlabs.io/v1/voices", {
      headers: { "xi-api-key": this.apiKey },
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.json();
  }
}

module.exports = { ElevenClient };
