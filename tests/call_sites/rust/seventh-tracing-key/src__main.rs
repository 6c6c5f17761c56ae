use tracing::info;

fn main() {
    let api_key = std::env::var("GROQ_API_KEY").expect("GROQ_API_KEY");
    info!(%api_key, "starting");
}
