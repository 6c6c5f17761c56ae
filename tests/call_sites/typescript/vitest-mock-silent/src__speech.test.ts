import { beforeEach, expect, test, vi } from "vitest";
import { speak } from "./speech";

beforeEach(() => {
  vi.stubEnv("ELEVENLABS_API_KEY", "test-key");
  vi.stubGlobal("fetch", vi.fn());
});

test("gives the audio back", async () => {
  vi.mocked(fetch).mockResolvedValue(new Response(new Uint8Array([1, 2, 3])));
  expect((await speak("hello")).byteLength).toBe(3);
  const real = await fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", { headers: { "xi-api-key": "test-key" } });
  expect(real.ok).toBe(true);
});
