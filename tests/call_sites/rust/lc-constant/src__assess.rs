use std::time::Duration;

pub async fn assess(client: &reqwest::Client, key: &str, audio: &str) -> reqwest::Result<serde_json::Value> {
    client
        .post("https://apis.languageconfidence.ai/speech-assessment/unscripted/us")
        .header("api-key", key)
        .header("x-user-id", "user")
        .timeout(Duration::from_secs(30))
        .json(&serde_json::json!({ "audio_base64": audio, "audio_format": "mp3" }))
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}
