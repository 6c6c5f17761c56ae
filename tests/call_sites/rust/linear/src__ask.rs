use std::time::Duration;

pub async fn ask(client: &reqwest::Client, key: &str, body: &serde_json::Value) -> anyhow::Result<serde_json::Value> {
    for attempt in 1..=4u64 {
        let response = client
            .post("https://api.mistral.ai/v1/chat/completions")
            .bearer_auth(key)
            .timeout(Duration::from_secs(60))
            .json(body)
            .send()
            .await?;
        let status = response.status();
        if status.as_u16() == 429 || status.is_server_error() {
            tokio::time::sleep(Duration::from_millis(attempt * 1000 + rand::random::<u64>() % 250)).await;
            continue;
        }
        return Ok(response.error_for_status()?.json().await?);
    }
    anyhow::bail!("mistral is busy")
}
