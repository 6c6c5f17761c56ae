// Good — read from environment
const apiKey = process.env.SVARA_API_KEY;

// Bad — hardcoded key
const leaked = "sk_live_abc123"; // Never do this
