use tokio_retry::strategy::{jitter, ExponentialBackoff};
use tokio_retry::Retry;
use std::time::Duration;

pub async fn voices(client: &reqwest::Client) -> Result<String, reqwest::Error> {
    let strategy = ExponentialBackoff::from_millis(1000).map(jitter).take(4);
    Retry::spawn(strategy, || async {
        client
            .get("https://api.elevenlabs.io/v1/voices")
            .timeout(Duration::from_secs(10))
            .header("xi-api-key", std::env::var("ELEVENLABS_API_KEY").unwrap())
            .send()
            .await?
            .error_for_status()?
            .text()
            .await
    })
    .await
}
