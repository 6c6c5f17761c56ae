pub const BASE_URL: &str = "https://api.elevenlabs.io/v1";

pub fn api_key() -> String {
    std::env::var("ELEVENLABS_API_KEY").expect("ELEVENLABS_API_KEY")
}
