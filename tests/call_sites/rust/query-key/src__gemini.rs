use std::time::Duration;

pub async fn generate(client: &reqwest::Client, prompt: &str) -> anyhow::Result<serde_json::Value> {
    let key = std::env::var("GEMINI_API_KEY")?;
    let url = format!("https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent?key={}", key);
    let body = serde_json::json!({ "contents": [{ "parts": [{ "text": prompt }] }] });
    let response = client.post(&url).timeout(Duration::from_secs(60)).json(&body).send().await?.error_for_status()?;
    Ok(response.json().await?)
}
