const key = process.env.DEEPGRAM_API_KEY;
if (!key) process.exit(1);
console.log("DEEPGRAM_API_KEY is set", key.length > 10 ? "***" : key);
