use std::time::Duration;
use tracing::{debug, info};

pub struct Resend {
    api_key: String,
    http: reqwest::Client,
}

impl Resend {
    pub fn from_env() -> anyhow::Result<Self> {
        let api_key = std::env::var("RESEND_API_KEY")?;
        info!(%api_key, "mail client is ready");
        let http = reqwest::Client::builder().timeout(Duration::from_secs(10)).build()?;
        Ok(Self { api_key, http })
    }

    pub async fn send(&self, to: &str, html: &str) -> anyhow::Result<()> {
        let body = serde_json::json!({ "from": "a@acme.dev", "to": to, "subject": "News", "html": html });
        let response = self.http.post("https://api.resend.com/emails").bearer_auth(&self.api_key).json(&body).send().await?;
        debug!(status = %response.status(), "sent");
        response.error_for_status()?;
        Ok(())
    }
}
