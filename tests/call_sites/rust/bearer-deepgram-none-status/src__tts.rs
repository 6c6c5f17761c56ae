pub async fn save(key: &str, text: &str, path: &str) -> anyhow::Result<()> {
    let client = reqwest::Client::new();
    let bytes = client
        .post("https://api.deepgram.com/v1/speak?model=aura-asteria-en")
        .header("Authorization", format!("Token {}", key))
        .json(&serde_json::json!({ "text": text }))
        .send()
        .await?
        .bytes()
        .await?;
    tokio::fs::write(path, &bytes).await?;
    Ok(())
}
