export const config = { openaiApiKey: process.env.OPENAI_API_KEY, port: 3000 };
console.log("config", config);
