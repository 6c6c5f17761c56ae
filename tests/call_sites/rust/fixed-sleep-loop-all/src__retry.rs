use std::time::Duration;

pub async fn speak(client: &reqwest::Client, key: &str, text: &str) -> anyhow::Result<bytes::Bytes> {
    let mut tries = 0;
    loop {
        let result = client
            .post("https://api.elevenlabs.io/v1/text-to-speech/JBFqnCBsd6RMkjVDRZzb")
            .header("xi-api-key", key)
            .timeout(Duration::from_secs(60))
            .json(&serde_json::json!({ "text": text }))
            .send()
            .await
            .and_then(|r| r.error_for_status());
        match result {
            Ok(response) => return Ok(response.bytes().await?),
            Err(e) if tries >= 3 => return Err(e.into()),
            Err(_) => {
                tries += 1;
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
        }
    }
}
