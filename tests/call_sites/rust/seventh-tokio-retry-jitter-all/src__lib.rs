use tokio_retry::strategy::{jitter, ExponentialBackoff};
use tokio_retry::Retry;

pub async fn models(http: reqwest::Client, key: String) -> Result<String, reqwest::Error> {
    let strategy = ExponentialBackoff::from_millis(10).factor(50).map(jitter).take(5);
    Retry::spawn(strategy, || async {
        http.get("https://api.together.xyz/v1/models")
            .bearer_auth(&key)
            .timeout(std::time::Duration::from_secs(20))
            .send()
            .await?
            .error_for_status()?
            .text()
            .await
    })
    .await
}
