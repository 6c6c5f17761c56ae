use crate::http::client;

pub async fn transcribe(url: &str) -> anyhow::Result<serde_json::Value> {
    let key = std::env::var("DEEPGRAM_API_KEY")?;
    let response = client()
        .post("https://api.deepgram.com/v1/listen?model=nova-2")
        .header("Authorization", format!("Token {key}"))
        .json(&serde_json::json!({ "url": url }))
        .send()
        .await?
        .error_for_status()?;
    Ok(response.json().await?)
}
