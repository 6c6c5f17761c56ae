module.exports = {
  region: process.env.AWS_REGION,
  groq: {
    url: "https://api.groq.com/openai/v1/chat/completions",
    key: "{{groq-api-key}}",
    model: "llama-3.3-70b-versatile",
  },
};
