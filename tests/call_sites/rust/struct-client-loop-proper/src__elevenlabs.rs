use anyhow::{bail, Result};
use rand::Rng;
use reqwest::{Client, StatusCode};
use std::time::Duration;

pub struct ElevenLabs {
    client: Client,
    api_key: String,
}

impl ElevenLabs {
    pub fn new(api_key: String) -> Result<Self> {
        Ok(Self { client: Client::builder().timeout(Duration::from_secs(60)).build()?, api_key })
    }

    pub async fn synthesize(&self, voice: &str, text: &str) -> Result<Vec<u8>> {
        let mut delay = Duration::from_millis(500);
        for attempt in 0..5 {
            let response = self
                .client
                .post(format!("https://api.elevenlabs.io/v1/text-to-speech/{voice}"))
                .header("xi-api-key", &self.api_key)
                .json(&serde_json::json!({ "text": text }))
                .send()
                .await?;
            let status = response.status();
            if status.is_success() {
                return Ok(response.bytes().await?.to_vec());
            }
            if status != StatusCode::TOO_MANY_REQUESTS && !status.is_server_error() {
                bail!("elevenlabs: {status}");
            }
            tracing::warn!(attempt, %status, "retrying");
            let jitter = rand::thread_rng().gen_range(0..250);
            tokio::time::sleep(delay + Duration::from_millis(jitter)).await;
            delay = (delay * 2).min(Duration::from_secs(20));
        }
        bail!("elevenlabs: retries exhausted")
    }
}
