pub struct Mistral {
    client: reqwest::Client,
    key: String,
}

impl Mistral {
    pub async fn models(&self) -> Result<serde_json::Value, reqwest::Error> {
        let r = self.client.get("https://api.mistral.ai/v1/models").bearer_auth(&self.key).send().await?;
        r.error_for_status()?.json().await
    }
}
