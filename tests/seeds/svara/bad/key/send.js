// Good — read from environment
const apiKey = process.env.SVARA_API_KEY;

// Bad — hardcoded key
const leaked = "{{svara-live-key}}"; // Never do this
