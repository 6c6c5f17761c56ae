use crate::http;
use reqwest_middleware::ClientWithMiddleware;
use serde_json::{json, Value};

pub struct Mistral {
    http: ClientWithMiddleware,
    key: String,
}

impl Mistral {
    pub fn from_env() -> anyhow::Result<Self> {
        Ok(Self { http: http::client(), key: std::env::var("MISTRAL_API_KEY")? })
    }

    pub async fn chat(&self, prompt: &str) -> anyhow::Result<String> {
        let answer: Value = self
            .http
            .post("https://api.mistral.ai/v1/chat/completions")
            .bearer_auth(&self.key)
            .json(&json!({ "model": "mistral-small-latest", "messages": [{ "role": "user", "content": prompt }] }))
            .send()
            .await?
            .error_for_status()?
            .json()
            .await?;
        Ok(answer["choices"][0]["message"]["content"].as_str().unwrap_or_default().to_owned())
    }
}
