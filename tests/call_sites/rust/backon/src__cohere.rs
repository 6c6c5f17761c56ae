use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};

fn transient(e: &reqwest::Error) -> bool {
    e.is_timeout() || e.is_connect() || e.status().is_some_and(|s| s == 429 || s.is_server_error())
}

pub async fn rerank(client: &reqwest::Client, key: &str, body: &serde_json::Value) -> reqwest::Result<serde_json::Value> {
    let request = || async {
        client
            .post("https://api.cohere.com/v1/rerank")
            .bearer_auth(key)
            .timeout(Duration::from_secs(20))
            .json(body)
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    };
    request
        .retry(ExponentialBuilder::default().with_jitter().with_max_times(4))
        .when(transient)
        .await
}
