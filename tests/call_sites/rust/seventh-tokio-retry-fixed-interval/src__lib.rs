use std::time::Duration;
use tokio_retry::{strategy::FixedInterval, Retry};

pub async fn models(http: reqwest::Client, key: String) -> Result<String, reqwest::Error> {
    Retry::spawn(FixedInterval::from_millis(500).take(5), || async {
        http.get("https://api.together.xyz/v1/models")
            .bearer_auth(&key)
            .timeout(Duration::from_secs(20))
            .send()
            .await?
            .error_for_status()?
            .text()
            .await
    })
    .await
}
