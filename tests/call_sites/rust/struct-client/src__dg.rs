use std::time::Duration;

pub struct Deepgram {
    http: reqwest::Client,
    key: String,
}

impl Deepgram {
    pub fn new(key: String) -> reqwest::Result<Self> {
        Ok(Self { http: reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?, key })
    }

    pub async fn listen(&self, url: &str) -> reqwest::Result<serde_json::Value> {
        self.http
            .post("https://api.deepgram.com/v1/listen")
            .header("Authorization", format!("Token {}", self.key))
            .json(&serde_json::json!({ "url": url }))
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    }
}
