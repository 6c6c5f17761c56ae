use reqwest::header::{HeaderMap, HeaderValue, AUTHORIZATION};
use std::time::Duration;

pub struct Api {
    http: reqwest::Client,
}

impl Api {
    pub fn new(key: &str) -> anyhow::Result<Self> {
        let mut headers = HeaderMap::new();
        let mut value = HeaderValue::from_str(&format!("Bearer {key}"))?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
        let http = reqwest::Client::builder().default_headers(headers).timeout(Duration::from_secs(30)).build()?;
        Ok(Self { http })
    }

    pub async fn models(&self) -> anyhow::Result<serde_json::Value> {
        let res = self.http.get("https://openrouter.ai/api/v1/models").send().await?;
        Ok(res.error_for_status()?.json().await?)
    }
}
