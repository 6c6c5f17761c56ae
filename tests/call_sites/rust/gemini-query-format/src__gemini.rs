pub async fn ask(prompt: &str) -> anyhow::Result<serde_json::Value> {
    let key = std::env::var("GEMINI_API_KEY")?;
    let url = format!("https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent?key={}", key);
    let res = reqwest::Client::new()
        .post(url)
        .json(&serde_json::json!({ "contents": [{ "parts": [{ "text": prompt }] }] }))
        .send()
        .await?
        .error_for_status()?;
    Ok(res.json().await?)
}
