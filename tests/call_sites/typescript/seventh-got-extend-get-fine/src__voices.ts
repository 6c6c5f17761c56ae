import got from "got";

const api = got.extend({
  prefixUrl: "https://api.elevenlabs.io/v1",
  headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY },
  timeout: { request: 10_000 },
  retry: { limit: 3 },
});

export const voices = () => api.get("voices").json<{ voices: { voice_id: string }[] }>();
