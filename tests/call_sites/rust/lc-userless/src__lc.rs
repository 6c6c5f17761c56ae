use std::time::Duration;

pub async fn assess(key: &str, audio: &str, text: &str) -> anyhow::Result<serde_json::Value> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?;
    let res = client
        .post("https://apis.languageconfidence.ai/speech-assessment/scripted/uk")
        .header("api-key", key)
        .json(&serde_json::json!({ "audio_base64": audio, "audio_format": "wav", "expected_text": text }))
        .send()
        .await?;
    Ok(res.error_for_status()?.json().await?)
}
