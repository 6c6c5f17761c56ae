const axios = require("axios");

module.exports = async function translate(text, to) {
  const response = await axios({
    baseURL: "https://api.mistral.ai/v1",
    url: "/chat/completions",
    method: "post",
    timeout: 20000,
    headers: { Authorization: `Bearer ${process.env.MISTRAL_API_KEY}` },
    data: { model: "mistral-small-latest", messages: [{ role: "user", content: `Into ${to}: ${text}` }] },
  });
  return response.data.choices[0].message.content;
};
