const config = {
  apiKey: process.env.OPENAI_API_KEY,
  model: "gpt-4o-mini",
};

console.log("starting with", config);
