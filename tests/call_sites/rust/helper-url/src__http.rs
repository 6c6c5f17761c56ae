use std::time::Duration;

async fn post(url: &str, body: &serde_json::Value) -> reqwest::Result<serde_json::Value> {
    reqwest::Client::new()
        .post(url)
        .bearer_auth(std::env::var("GROQ_API_KEY").unwrap())
        .timeout(Duration::from_secs(30))
        .json(body)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}

pub async fn chat(body: &serde_json::Value) -> reqwest::Result<serde_json::Value> {
    post("https://api.groq.com/openai/v1/chat/completions", body).await
}
