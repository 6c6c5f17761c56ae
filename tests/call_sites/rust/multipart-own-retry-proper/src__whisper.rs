use crate::retry::with_backoff;
use reqwest::multipart::{Form, Part};
use std::time::Duration;

pub async fn transcribe(client: &reqwest::Client, key: &str, audio: Vec<u8>) -> anyhow::Result<String> {
    let response = with_backoff(|| {
        let form = Form::new().text("model", "whisper-v3").part("file", Part::bytes(audio.clone()).file_name("audio.mp3"));
        client
            .post("https://api.fireworks.ai/inference/v1/audio/transcriptions")
            .bearer_auth(key)
            .multipart(form)
            .timeout(Duration::from_secs(120))
            .send()
    })
    .await?
    .error_for_status()?;
    let body: serde_json::Value = response.json().await?;
    Ok(body["text"].as_str().unwrap_or_default().to_owned())
}
