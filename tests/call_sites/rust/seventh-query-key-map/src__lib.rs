pub async fn generate(http: &reqwest::Client, prompt: &str) -> Result<String, reqwest::Error> {
    let key = std::env::var("GEMINI_API_KEY").unwrap();
    http.post("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent")
        .query(&[("key", key.as_str())])
        .timeout(std::time::Duration::from_secs(60))
        .json(&serde_json::json!({ "contents": [{ "parts": [{ "text": prompt }] }] }))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}
