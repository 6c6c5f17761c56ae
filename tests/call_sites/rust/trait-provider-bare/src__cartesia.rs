use crate::provider::Speech;
use async_trait::async_trait;
use reqwest::Client;
use serde_json::json;
use std::time::Duration;

pub struct Cartesia {
    client: Client,
    api_key: String,
    voice: String,
}

impl Cartesia {
    pub fn new(api_key: String, voice: String) -> Self {
        let client = Client::builder().timeout(Duration::from_secs(30)).build().unwrap_or_default();
        Self { client, api_key, voice }
    }
}

#[async_trait]
impl Speech for Cartesia {
    async fn speak(&self, text: &str) -> anyhow::Result<Vec<u8>> {
        let response = self
            .client
            .post("https://api.cartesia.ai/tts/bytes")
            .header("Authorization", format!("Bearer {}", self.api_key))
            .header("Cartesia-Version", "2025-04-16")
            .json(&json!({ "model_id": "sonic-2", "transcript": text, "voice": { "mode": "id", "id": self.voice } }))
            .send()
            .await?;
        if !response.status().is_success() {
            anyhow::bail!("cartesia answered {}", response.status());
        }
        Ok(response.bytes().await?.to_vec())
    }
}
