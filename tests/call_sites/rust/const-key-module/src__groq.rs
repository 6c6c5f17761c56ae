use crate::config::{GROQ_KEY, GROQ_URL};
use std::time::Duration;

pub async fn ask(prompt: &str) -> reqwest::Result<serde_json::Value> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(20)).build()?;
    client
        .post(GROQ_URL)
        .bearer_auth(GROQ_KEY)
        .json(&serde_json::json!({ "model": "llama-3.1-8b-instant", "messages": [{ "role": "user", "content": prompt }] }))
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}
