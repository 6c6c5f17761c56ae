use serde_json::{json, Value};
use std::env;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let api_key = env::var("OPENAI_API_KEY").expect("OPENAI_API_KEY not set");
    let client = reqwest::Client::new();
    let res = client
        .post("https://api.openai.com/v1/chat/completions")
        .header("Authorization", format!("Bearer {}", api_key))
        .header("Content-Type", "application/json")
        .json(&json!({ "model": "gpt-4o-mini", "messages": [{ "role": "user", "content": "Hi" }] }))
        .send()
        .await?;
    if !res.status().is_success() {
        eprintln!("API error: {}", res.text().await?);
        return Ok(());
    }
    let body: Value = res.json().await?;
    println!("{}", body["choices"][0]["message"]["content"]);
    Ok(())
}
