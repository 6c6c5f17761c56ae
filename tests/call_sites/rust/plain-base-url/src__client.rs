use std::time::Duration;

pub struct Client {
    base: String,
    token: String,
    http: reqwest::Client,
}

impl Client {
    pub fn new(token: impl Into<String>) -> Self {
        Self {
            base: "http://api.play.ht/api/v2".to_string(),
            token: token.into(),
            http: reqwest::Client::builder().timeout(Duration::from_secs(30)).build().unwrap(),
        }
    }

    pub async fn speak(&self, user: &str, text: &str) -> anyhow::Result<Vec<u8>> {
        let response = self
            .http
            .post(format!("{}/tts/stream", self.base))
            .header("AUTHORIZATION", &self.token)
            .header("X-USER-ID", user)
            .json(&serde_json::json!({ "text": text, "voice_engine": "PlayDialog" }))
            .send()
            .await?
            .error_for_status()?;
        Ok(response.bytes().await?.to_vec())
    }
}
