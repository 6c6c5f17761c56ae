use std::time::Duration;

pub struct Client {
    pub http: reqwest::Client,
    pub base: String,
    pub key: String,
}

impl Client {
    pub fn from_env() -> anyhow::Result<Self> {
        Ok(Self {
            http: reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?,
            base: "https://api.elevenlabs.io/v1".to_owned(),
            key: std::env::var("ELEVENLABS_API_KEY")?,
        })
    }
}
