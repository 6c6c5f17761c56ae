use std::time::Duration;

pub async fn ask(body: &serde_json::Value, key: &str) -> Result<String, String> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(30)).build().unwrap();
    let request = client.post("https://api.openai.com/v1/responses").bearer_auth(key).json(body);
    let response = request.send().await.map_err(|e| e.to_string())?;
    if !response.status().is_success() {
        return Err(format!("status {}", response.status()));
    }
    response.text().await.map_err(|e| e.to_string())
}
