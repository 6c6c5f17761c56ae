use futures::future::join_all;

async fn one(client: &reqwest::Client, text: &str) -> reqwest::Result<String> {
    client
        .post("https://api.groq.com/openai/v1/chat/completions")
        .bearer_auth(std::env::var("GROQ_API_KEY").unwrap())
        .timeout(std::time::Duration::from_secs(30))
        .json(&serde_json::json!({ "model": "llama", "messages": [{ "role": "user", "content": text }] }))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}

pub async fn all(client: &reqwest::Client, texts: &[String]) -> Vec<reqwest::Result<String>> {
    join_all(texts.iter().map(|t| one(client, t))).await
}
