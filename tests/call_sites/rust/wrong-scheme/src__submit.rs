use std::time::Duration;

pub async fn submit(client: &reqwest::Client, url: &str) -> anyhow::Result<()> {
    client
        .post("https://api.assemblyai.com/v2/transcript")
        .bearer_auth(std::env::var("ASSEMBLYAI_API_KEY")?)
        .timeout(Duration::from_secs(10))
        .json(&serde_json::json!({ "audio_url": url }))
        .send()
        .await?
        .error_for_status()?;
    Ok(())
}
