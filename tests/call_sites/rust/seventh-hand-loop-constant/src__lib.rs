use std::time::Duration;

pub async fn chat(http: &reqwest::Client, key: &str, body: &serde_json::Value) -> anyhow::Result<String> {
    let mut tries = 0;
    loop {
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
        tries += 1;
        if tries > 4 || !(status == 429 || status.is_server_error()) {
            anyhow::bail!("fireworks: {status}");
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}
