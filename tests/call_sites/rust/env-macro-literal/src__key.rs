pub fn key() -> String {
    std::env::var("ELEVENLABS_API_KEY").unwrap_or_else(|_| "{{elevenlabs-api-key}}".to_string())
}
