use std::time::Duration;

pub async fn speak(client: &reqwest::Client, key: &str, text: &str) -> anyhow::Result<Vec<u8>> {
    for _ in 0..3 {
        let response = client
            .post("https://api.elevenlabs.io/v1/text-to-speech/abc")
            .timeout(Duration::from_secs(30))
            .header("xi-api-key", key)
            .json(&serde_json::json!({ "text": text }))
            .send()
            .await?;
        match response.status().as_u16() {
            200 => return Ok(response.bytes().await?.to_vec()),
            429 | 500..=599 => tokio::time::sleep(Duration::from_secs(3)).await,
            other => anyhow::bail!("speech failed: {other}"),
        }
    }
    anyhow::bail!("speech failed three times")
}
