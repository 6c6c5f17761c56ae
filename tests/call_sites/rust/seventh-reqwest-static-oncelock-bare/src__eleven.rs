use std::sync::OnceLock;
use std::time::Duration;

static CLIENT: OnceLock<reqwest::Client> = OnceLock::new();

fn client() -> &'static reqwest::Client {
    CLIENT.get_or_init(|| reqwest::Client::builder().timeout(Duration::from_secs(30)).build().unwrap())
}

pub async fn speak(text: &str) -> Result<bytes::Bytes, reqwest::Error> {
    client()
        .post("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM")
        .header("xi-api-key", std::env::var("ELEVENLABS_API_KEY").unwrap_or_default())
        .json(&serde_json::json!({ "text": text }))
        .send()
        .await?
        .error_for_status()?
        .bytes()
        .await
}
