use std::time::Duration;

use reqwest::Client;
use serde_json::{json, Value};

const API_KEY: &str = "{{openai-project-key}}";

pub struct Llm {
    client: Client,
}

impl Llm {
    pub fn new() -> reqwest::Result<Self> {
        let client = Client::builder().timeout(Duration::from_secs(60)).build()?;
        Ok(Self { client })
    }

    pub async fn ask(&self, prompt: &str) -> reqwest::Result<Value> {
        self.client
            .post("https://api.openai.com/v1/chat/completions")
            .bearer_auth(API_KEY)
            .json(&json!({ "model": "gpt-4o-mini", "messages": [{ "role": "user", "content": prompt }] }))
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    }
}
