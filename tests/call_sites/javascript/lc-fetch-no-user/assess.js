const API_URL = "https://apis.languageconfidence.ai/speech-assessment/scripted/us";

async function assess(audio, text) {
  const headers = new Headers();
  headers.append("api-key", process.env.LC_API_KEY);
  headers.append("Content-Type", "application/json");
  const res = await fetch(API_URL, {
    method: "POST",
    headers,
    body: JSON.stringify({ audio_base64: audio, audio_format: "wav", expected_text: text }),
  });
  if (!res.ok) {
    throw new Error(`assessment failed with ${res.status}`);
  }
  return res.json();
}

module.exports = assess;
