const fetch = require("./fetch");

async function speak(input, voice) {
  const response = await fetch("https://api.sws.speechify.com/v1/audio/speech", {
    method: "POST",
    headers: { Authorization: `Bearer ${process.env.SPEECHIFY_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ input, voice_id: voice, audio_format: "mp3" }),
    signal: AbortSignal.timeout(30000),
  });
  if (!response.ok) throw new Error(`speech failed: ${response.status}`);
  const { audio_data } = await response.json();
  return Buffer.from(audio_data, "base64");
}

module.exports = { speak };
