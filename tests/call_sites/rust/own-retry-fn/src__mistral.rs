use std::time::Duration;

use crate::retry::send_with_retry;

pub async fn chat(client: &reqwest::Client, key: &str, body: &serde_json::Value) -> reqwest::Result<serde_json::Value> {
    send_with_retry(
        || {
            client
                .post("https://api.mistral.ai/v1/chat/completions")
                .bearer_auth(key)
                .timeout(Duration::from_secs(60))
                .json(body)
                .send()
        },
        5,
    )
    .await?
    .error_for_status()?
    .json()
    .await
}
