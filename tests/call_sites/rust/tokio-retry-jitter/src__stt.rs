use std::time::Duration;
use tokio_retry2::{strategy::{jitter, ExponentialBackoff}, Retry, RetryError};

pub async fn listen(client: &reqwest::Client, key: &str, url: &str) -> anyhow::Result<serde_json::Value> {
    let strategy = ExponentialBackoff::from_millis(2).factor(250).max_delay(Duration::from_secs(20)).map(jitter).take(5);
    Retry::spawn(strategy, || async {
        let res = client
            .post("https://api.deepgram.com/v1/listen")
            .header("Authorization", format!("Token {key}"))
            .timeout(Duration::from_secs(120))
            .json(&serde_json::json!({ "url": url }))
            .send()
            .await
            .map_err(|e| RetryError::transient(anyhow::Error::from(e)))?;
        let status = res.status();
        if status.as_u16() == 429 || status.is_server_error() {
            return Err(RetryError::transient(anyhow::anyhow!("deepgram {status}")));
        }
        if !status.is_success() {
            return Err(RetryError::permanent(anyhow::anyhow!("deepgram {status}")));
        }
        res.json().await.map_err(|e| RetryError::permanent(e.into()))
    })
    .await
}
