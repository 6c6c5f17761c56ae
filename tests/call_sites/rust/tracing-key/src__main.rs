use tracing::info;

struct Settings {
    model: String,
    api_key: String,
}

fn main() {
    let settings = Settings { model: "whisper-1".into(), api_key: std::env::var("OPENAI_API_KEY").unwrap() };
    info!(model = %settings.model, key = %settings.api_key, "ready");
}
