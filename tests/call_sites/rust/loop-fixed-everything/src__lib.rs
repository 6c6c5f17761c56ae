use std::time::Duration;

pub async fn translate(client: &reqwest::Client, key: &str, text: &str) -> anyhow::Result<String> {
    let mut last = None;
    for attempt in 0..5 {
        let result = client
            .post("https://api.deepseek.com/chat/completions")
            .bearer_auth(key)
            .timeout(Duration::from_secs(45))
            .json(&serde_json::json!({ "model": "deepseek-chat", "messages": [{ "role": "user", "content": text }] }))
            .send()
            .await
            .and_then(|response| response.error_for_status());
        match result {
            Ok(response) => return Ok(response.text().await?),
            Err(error) => {
                tracing::warn!(attempt, %error, "translation failed");
                last = Some(error);
                tokio::time::sleep(Duration::from_secs(3)).await;
            }
        }
    }
    Err(last.expect("an error").into())
}
