use rand::Rng;
use reqwest::{Client, StatusCode};
use std::time::Duration;

pub struct Llm {
    http: Client,
    key: String,
}

impl Llm {
    pub fn from_env() -> anyhow::Result<Self> {
        let http = Client::builder().timeout(Duration::from_secs(60)).build()?;
        Ok(Self { http, key: std::env::var("OPENAI_API_KEY")? })
    }

    pub async fn ask(&self, body: &serde_json::Value) -> anyhow::Result<serde_json::Value> {
        let mut delay = Duration::from_millis(500);
        for attempt in 0..5 {
            let sent = self
                .http
                .post("https://api.openai.com/v1/responses")
                .bearer_auth(&self.key)
                .json(body)
                .send()
                .await;
            match sent {
                Ok(reply) if reply.status() == StatusCode::TOO_MANY_REQUESTS || reply.status().is_server_error() => {}
                Ok(reply) => return Ok(reply.error_for_status()?.json().await?),
                Err(error) if attempt == 4 => return Err(error.into()),
                Err(_) => {}
            }
            let jitter = rand::thread_rng().gen_range(0..250);
            tokio::time::sleep(delay + Duration::from_millis(jitter)).await;
            delay = (delay * 2).min(Duration::from_secs(20));
        }
        anyhow::bail!("no answer after 5 tries")
    }
}
