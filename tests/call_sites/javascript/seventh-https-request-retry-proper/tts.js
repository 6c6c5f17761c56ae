const https = require("https");

function once(text) {
  return new Promise((resolve, reject) => {
    const req = https.request(
      "https://api.cartesia.ai/tts/bytes",
      {
        method: "POST",
        timeout: 20000,
        headers: { "X-API-Key": process.env.CARTESIA_API_KEY, "Cartesia-Version": "2025-04-16", "Content-Type": "application/json" },
      },
      (res) => {
        const chunks = [];
        res.on("data", (c) => chunks.push(c));
        res.on("end", () => resolve({ status: res.statusCode, body: Buffer.concat(chunks) }));
      },
    );
    req.on("timeout", () => req.destroy(new Error("timeout")));
    req.on("error", reject);
    req.end(JSON.stringify({ model_id: "sonic-2", transcript: text }));
  });
}

module.exports = async function say(text) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const { status, body } = await once(text);
    if (status === 200) return body;
    if (status !== 429 && status < 500) throw new Error(`cartesia ${status}`);
    await new Promise((r) => setTimeout(r, Math.min(30000, 2 ** attempt * 500) * (0.5 + Math.random())));
  }
  throw new Error("cartesia is busy");
};
