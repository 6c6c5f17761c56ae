const request = require("superagent");

module.exports = async function tts(text) {
  const response = await request
    .post("https://api.elevenlabs.io/v1/text-to-speech/abc")
    .set("xi-api-key", "{{elevenlabs-api-key}}")
    .set("accept", "audio/mpeg")
    .send({ text })
    .responseType("blob");
  return response.body;
};
