use std::time::Duration;

pub async fn ask(client: &reqwest::Client, key: &str, body: &serde_json::Value) -> reqwest::Result<serde_json::Value> {
    client
        .post("https://api.anthropic.com/v1/messages")
        .header("x-api-key", key)
        .header("content-type", "application/json")
        .timeout(Duration::from_secs(60))
        .json(body)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}
