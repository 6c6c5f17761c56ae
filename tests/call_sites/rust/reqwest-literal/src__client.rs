use reqwest::header::{HeaderMap, HeaderValue, AUTHORIZATION};
use std::time::Duration;

const API_KEY: &str = "{{key}}";

pub fn build() -> reqwest::Result<reqwest::Client> {
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::from_str(&format!("Token {}", API_KEY)).unwrap());
    reqwest::Client::builder().default_headers(headers).timeout(Duration::from_secs(20)).build()
}

pub async fn listen(url: &str) -> reqwest::Result<serde_json::Value> {
    build()?
        .post("https://api.deepgram.com/v1/listen")
        .json(&serde_json::json!({ "url": url }))
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}
