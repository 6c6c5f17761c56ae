import ky from "ky";

const api = ky.create({
  prefixUrl: "https://api.hume.ai/v0",
  headers: { "X-Hume-Api-Key": process.env.HUME_API_KEY! },
  timeout: 30_000,
  retry: { limit: 4, methods: ["get", "post"], statusCodes: [408, 429, 500, 502, 503, 504], backoffLimit: 20_000, jitter: true },
});

export const jobs = () => api.get("batch/jobs").json();
export const start = (urls: string[]) => api.post("batch/jobs", { json: { urls } }).json();
