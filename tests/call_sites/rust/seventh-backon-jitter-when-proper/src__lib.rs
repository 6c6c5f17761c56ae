use backon::{ExponentialBuilder, Retryable};
use std::time::Duration;

async fn once(http: &reqwest::Client, key: &str, text: &str) -> Result<String, reqwest::Error> {
    http.post("https://api.mistral.ai/v1/chat/completions")
        .bearer_auth(key)
        .timeout(Duration::from_secs(30))
        .json(&serde_json::json!({ "model": "mistral-small-latest", "messages": [{ "role": "user", "content": text }] }))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}

pub async fn ask(http: &reqwest::Client, key: &str, text: &str) -> Result<String, reqwest::Error> {
    (|| once(http, key, text))
        .retry(ExponentialBuilder::default().with_jitter().with_max_times(5))
        .when(|e| e.is_timeout() || e.is_connect() || e.status().is_some_and(|s| s.as_u16() == 429 || s.is_server_error()))
        .await
}
