use anyhow::{bail, Context, Result};
use serde_json::json;

const BASE: &str = "https://api.elevenlabs.io/v1";

pub async fn speak(voice: &str, text: &str) -> Result<Vec<u8>> {
    let key = std::env::var("ELEVENLABS_API_KEY").context("ELEVENLABS_API_KEY is not set")?;
    let client = reqwest::Client::new();
    let response = client
        .post(format!("{BASE}/text-to-speech/{voice}"))
        .header("xi-api-key", key)
        .json(&json!({ "text": text, "model_id": "eleven_turbo_v2" }))
        .send()
        .await?;
    if !response.status().is_success() {
        bail!("elevenlabs: {}", response.status());
    }
    Ok(response.bytes().await?.to_vec())
}
