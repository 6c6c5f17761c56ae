use std::time::Duration;
use tokio_retry::strategy::{jitter, ExponentialBackoff};
use tokio_retry::Retry;

async fn call() -> Result<String, reqwest::Error> {
    reqwest::Client::new()
        .get("https://api.openai.com/v1/models")
        .bearer_auth(std::env::var("OPENAI_API_KEY").unwrap())
        .timeout(Duration::from_secs(10))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}

pub async fn models() -> Result<String, reqwest::Error> {
    let strategy = ExponentialBackoff::from_millis(2).factor(500).max_delay(Duration::from_secs(20)).map(jitter);
    Retry::spawn(strategy, call).await
}
