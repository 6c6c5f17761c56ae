use anyhow::{bail, Result};
use reqwest::Client;
use std::time::Duration;

const BASE_URL: &str = "https://api.elevenlabs.io/v1";

pub struct ElevenLabs {
    client: Client,
    api_key: String,
}

impl ElevenLabs {
    pub fn new(api_key: String) -> Result<Self> {
        Ok(Self { client: Client::builder().timeout(Duration::from_secs(60)).build()?, api_key })
    }

    pub async fn synthesize(&self, voice: &str, text: &str) -> Result<Vec<u8>> {
        let response = self
            .client
            .post(format!("{BASE_URL}/text-to-speech/{voice}"))
            .header("xi-api-key", &self.api_key)
            .json(&serde_json::json!({ "text": text }))
            .send()
            .await?;
        if !response.status().is_success() {
            bail!("elevenlabs: {}", response.status());
        }
        Ok(response.bytes().await?.to_vec())
    }
}
