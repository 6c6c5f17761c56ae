use std::time::Duration;

use reqwest::StatusCode;

pub async fn ask(client: &reqwest::Client, key: &str, body: &serde_json::Value) -> anyhow::Result<serde_json::Value> {
    for _ in 0..4 {
        let response = client
            .post("https://api.mistral.ai/v1/chat/completions")
            .bearer_auth(key)
            .timeout(Duration::from_secs(60))
            .json(body)
            .send()
            .await?;
        match response.status() {
            StatusCode::OK => return Ok(response.json().await?),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::INTERNAL_SERVER_ERROR | StatusCode::SERVICE_UNAVAILABLE => {
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            other => anyhow::bail!("mistral answered {other}"),
        }
    }
    anyhow::bail!("mistral is busy")
}
