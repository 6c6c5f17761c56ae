use std::time::Duration;

const USER_ID: &str = "backend";

pub async fn assess(http: &reqwest::Client, audio: &str, text: &str) -> anyhow::Result<serde_json::Value> {
    let key = std::env::var("LC_API_KEY")?;
    let http = http.clone();
    let response = reqwest::Client::builder()
        .timeout(Duration::from_secs(30))
        .build()?
        .post("https://apis.languageconfidence.ai/speech-assessment/scripted/us")
        .header("api-key", key)
        .header("x-user-id", USER_ID)
        .json(&serde_json::json!({ "audio_base64": audio, "audio_format": "mp3", "expected_text": text }))
        .send()
        .await?
        .error_for_status()?;
    drop(http);
    Ok(response.json().await?)
}
