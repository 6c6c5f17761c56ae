const https = require("https");

function post(path, payload) {
  const body = JSON.stringify(payload);
  return new Promise((resolve, reject) => {
    const req = https.request(
      {
        hostname: "api.anthropic.com",
        path,
        method: "POST",
        timeout: 60000,
        headers: {
          "x-api-key": process.env.ANTHROPIC_API_KEY,
          "anthropic-version": "2023-06-01",
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        },
      },
      (res) => {
        let text = "";
        res.on("data", (chunk) => (text += chunk));
        res.on("end", () => {
          if (res.statusCode !== 200) return reject(new Error(`${res.statusCode}: ${text}`));
          resolve(JSON.parse(text));
        });
      },
    );
    req.on("timeout", () => req.destroy(new Error("timeout")));
    req.on("error", reject);
    req.end(body);
  });
}

exports.ask = async (prompt) => {
  const answer = await post("/v1/messages", { model: "claude-sonnet-4-5", max_tokens: 512, messages: [{ role: "user", content: prompt }] });
  return answer.content[0].text;
};
