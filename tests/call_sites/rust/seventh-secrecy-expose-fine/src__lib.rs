use secrecy::{ExposeSecret, SecretString};

pub struct Api {
    pub http: reqwest::Client,
    pub key: SecretString,
}

impl Api {
    pub async fn voices(&self) -> Result<String, reqwest::Error> {
        self.http
            .get("https://api.elevenlabs.io/v1/voices")
            .header("xi-api-key", self.key.expose_secret())
            .timeout(std::time::Duration::from_secs(10))
            .send()
            .await?
            .error_for_status()?
            .text()
            .await
    }
}
