const apiKey = process.env.OPENAI_API_KEY;
if (!apiKey) throw new Error("OPENAI_API_KEY is not set");
console.log(`key ends in ${apiKey.slice(-4)}, ${apiKey.length} characters`);
