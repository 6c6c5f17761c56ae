import { Agent, RetryAgent, request } from "undici";

const dispatcher = new RetryAgent(new Agent({ headersTimeout: 30_000, bodyTimeout: 60_000 }), {
  maxRetries: 5,
  minTimeout: 500,
  maxTimeout: 20_000,
  timeoutFactor: 2,
  methods: ["GET", "POST"],
  statusCodes: [429, 500, 502, 503, 504],
});

export async function speak(voice, text) {
  const { statusCode, body } = await request(`https://api.elevenlabs.io/v1/text-to-speech/${voice}`, {
    method: "POST",
    dispatcher,
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY, "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  if (statusCode !== 200) {
    throw new Error(`speech failed: ${statusCode} ${await body.text()}`);
  }
  return Buffer.from(await body.arrayBuffer());
}
