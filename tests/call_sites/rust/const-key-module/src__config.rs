pub const GROQ_URL: &str = "https://api.groq.com/openai/v1/chat/completions";
pub const GROQ_KEY: &str = "{{groq-api-key}}";
