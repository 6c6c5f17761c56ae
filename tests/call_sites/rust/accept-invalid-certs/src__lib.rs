use reqwest::header::{HeaderMap, HeaderValue};
use std::time::Duration;

pub fn build(key: &str) -> anyhow::Result<reqwest::Client> {
    let mut headers = HeaderMap::new();
    headers.insert("xi-api-key", HeaderValue::from_str(key)?);
    Ok(reqwest::Client::builder()
        .default_headers(headers)
        .timeout(Duration::from_secs(20))
        .danger_accept_invalid_certs(true)
        .build()?)
}

pub async fn voices(client: &reqwest::Client) -> anyhow::Result<serde_json::Value> {
    let response = client.get("https://api.elevenlabs.io/v1/voices").send().await?.error_for_status()?;
    Ok(response.json().await?)
}

pub async fn run() -> anyhow::Result<()> {
    let client = build(&std::env::var("ELEVENLABS_API_KEY")?)?;
    println!("{}", voices(&client).await?);
    Ok(())
}
