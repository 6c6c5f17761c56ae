const Bottleneck = require("bottleneck");

const limiter = new Bottleneck({ maxConcurrent: 3, minTime: 200 });

async function say(text) {
  const res = await fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", {
    method: "POST",
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY },
    body: JSON.stringify({ text }),
  });
  if (!res.ok) throw new Error(res.statusText);
  return res.arrayBuffer();
}

module.exports = (texts) => Promise.all(texts.map(limiter.wrap(say)));
