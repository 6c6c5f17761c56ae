import ky from "ky";

const api = ky.create({
  prefixUrl: "https://api.stability.ai/v2beta",
  timeout: 60_000,
  headers: { authorization: `Bearer ${process.env.STABILITY_API_KEY}`, accept: "image/*" },
  retry: { limit: 4, methods: ["get", "post"], statusCodes: [408, 429, 500, 502, 503, 504], backoffLimit: 15_000, jitter: true },
});

export async function image(prompt: string): Promise<ArrayBuffer> {
  const body = new FormData();
  body.set("prompt", prompt);
  body.set("output_format", "webp");
  return api.post("stable-image/generate/core", { body }).arrayBuffer();
}
