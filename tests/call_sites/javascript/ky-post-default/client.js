import ky from "ky";

const api = ky.create({
  prefixUrl: "https://api.elevenlabs.io/v1",
  headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY },
  timeout: 30000,
});

export const speak = (voice, text) => api.post(`text-to-speech/${voice}`, { json: { text } }).arrayBuffer();
