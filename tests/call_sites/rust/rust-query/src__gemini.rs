pub async fn generate(body: &serde_json::Value) -> reqwest::Result<serde_json::Value> {
    let key = std::env::var("GEMINI_API_KEY").unwrap();
    reqwest::Client::new()
        .post("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent")
        .query(&[("key", key.as_str())])
        .timeout(std::time::Duration::from_secs(30))
        .json(body)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}
