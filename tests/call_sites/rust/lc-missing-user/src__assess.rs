use std::time::Duration;

pub struct Assessor {
    http: reqwest::Client,
    key: String,
}

impl Assessor {
    pub fn new(key: String) -> reqwest::Result<Self> {
        Ok(Self { http: reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?, key })
    }

    pub async fn assess(&self, audio: String) -> reqwest::Result<serde_json::Value> {
        let body = serde_json::json!({ "audio_base64": audio, "audio_format": "mp3" });
        self.http
            .post("https://apis.languageconfidence.ai/speech-assessment/unscripted/us")
            .header("api-key", &self.key)
            .json(&body)
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    }
}
