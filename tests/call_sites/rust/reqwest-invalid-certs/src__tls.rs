use std::time::Duration;

pub async fn voices() -> reqwest::Result<String> {
    let client = reqwest::Client::builder()
        .danger_accept_invalid_certs(true)
        .timeout(Duration::from_secs(10))
        .build()?;
    client
        .get("https://api.elevenlabs.io/v1/voices")
        .header("xi-api-key", std::env::var("XI_API_KEY").unwrap_or_default())
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}
