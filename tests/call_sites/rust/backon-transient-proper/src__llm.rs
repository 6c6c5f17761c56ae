use backon::{ExponentialBuilder, Retryable};
use std::time::Duration;

fn transient(e: &reqwest::Error) -> bool {
    e.is_timeout() || e.is_connect() || e.status().is_some_and(|s| s.as_u16() == 429 || s.is_server_error())
}

pub async fn chat(client: &reqwest::Client, key: &str, body: &serde_json::Value) -> reqwest::Result<serde_json::Value> {
    let call = || async {
        client
            .post("https://api.mistral.ai/v1/chat/completions")
            .bearer_auth(key)
            .timeout(Duration::from_secs(30))
            .json(body)
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    };
    call.retry(ExponentialBuilder::default().with_jitter().with_max_times(4)).when(transient).await
}
