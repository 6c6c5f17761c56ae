use reqwest::header::{HeaderMap, HeaderValue};
use std::time::Duration;

pub struct Api {
    client: reqwest::Client,
}

impl Api {
    pub fn new(key: &str) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert("x-api-key", HeaderValue::from_str(key).unwrap());
        headers.insert("anthropic-version", HeaderValue::from_static("2023-06-01"));
        let client = reqwest::Client::builder().default_headers(headers).timeout(Duration::from_secs(30)).build().unwrap();
        Self { client }
    }

    pub async fn ask(&self, body: &serde_json::Value) -> Result<String, String> {
        let response = self.client.post("https://api.anthropic.com/v1/messages").json(body).send().await.map_err(|e| e.to_string())?;
        if response.status().as_u16() == 429 {
            let after = response.headers().get("retry-after").and_then(|v| v.to_str().ok()).unwrap_or("?").to_string();
            return Err(format!("retry after {after}"));
        }
        response.error_for_status().map_err(|e| e.to_string())?.text().await.map_err(|e| e.to_string())
    }
}
