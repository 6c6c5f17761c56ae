use std::time::Duration;

pub async fn save(client: &reqwest::Client, key: &str, text: &str) -> anyhow::Result<()> {
    let response = client
        .post("https://api.openai.com/v1/audio/speech")
        .bearer_auth(key)
        .timeout(Duration::from_secs(60))
        .json(&serde_json::json!({ "model": "tts-1", "voice": "alloy", "input": text }))
        .send()
        .await?;
    let audio = response.bytes().await?;
    tokio::fs::write("out.mp3", &audio).await?;
    Ok(())
}
