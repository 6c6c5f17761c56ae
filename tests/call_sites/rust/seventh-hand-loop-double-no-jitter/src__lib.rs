use std::time::Duration;

pub async fn chat(http: &reqwest::Client, key: &str, body: &serde_json::Value) -> anyhow::Result<String> {
    let mut wait = Duration::from_millis(500);
    for _ in 0..5 {
        let response = http
            .post("https://api.fireworks.ai/inference/v1/chat/completions")
            .bearer_auth(key)
            .timeout(Duration::from_secs(60))
            .json(body)
            .send()
            .await?;
        let status = response.status();
        if status.is_success() {
            return Ok(response.text().await?);
        }
        if status.as_u16() != 429 && !status.is_server_error() {
            anyhow::bail!("fireworks: {status}");
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(Duration::from_secs(30));
    }
    anyhow::bail!("fireworks is busy")
}
