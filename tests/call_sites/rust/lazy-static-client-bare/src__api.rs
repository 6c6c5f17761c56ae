use std::sync::LazyLock;
use std::time::Duration;

static CLIENT: LazyLock<reqwest::Client> =
    LazyLock::new(|| reqwest::Client::builder().timeout(Duration::from_secs(20)).build().unwrap());

pub async fn voices(key: &str) -> Result<serde_json::Value, reqwest::Error> {
    CLIENT
        .get("https://api.elevenlabs.io/v1/voices")
        .header("xi-api-key", key)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}
