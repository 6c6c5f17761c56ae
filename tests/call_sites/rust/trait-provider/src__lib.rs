use async_trait::async_trait;

#[async_trait]
pub trait Speaker {
    async fn speak(&self, text: &str) -> Result<Vec<u8>, reqwest::Error>;
}

pub struct Eleven {
    client: reqwest::Client,
    key: String,
}

impl Eleven {
    pub fn new(key: String) -> Self {
        Self { client: reqwest::Client::new(), key }
    }
}

#[async_trait]
impl Speaker for Eleven {
    async fn speak(&self, text: &str) -> Result<Vec<u8>, reqwest::Error> {
        let response = self
            .client
            .post("https://api.elevenlabs.io/v1/text-to-speech/abc")
            .header("xi-api-key", &self.key)
            .json(&serde_json::json!({ "text": text }))
            .send()
            .await?
            .error_for_status()?;
        Ok(response.bytes().await?.to_vec())
    }
}
