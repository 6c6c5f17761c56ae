use std::time::Duration;

pub async fn all(key: &str) -> Result<Vec<serde_json::Value>, String> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(20)).build().map_err(|e| e.to_string())?;
    let mut cursor = String::new();
    let mut out = Vec::new();
    loop {
        let url = format!("https://slack.com/api/conversations.list?cursor={}", cursor);
        let response = client.get(url).bearer_auth(key).send().await.map_err(|e| e.to_string())?;
        if response.status().as_u16() == 429 {
            return Err("rate limited".into());
        }
        if !response.status().is_success() {
            return Err(format!("status {}", response.status()));
        }
        let data: serde_json::Value = response.json().await.map_err(|e| e.to_string())?;
        cursor = data["next"].as_str().unwrap_or("").to_string();
        out.push(data);
        if cursor.is_empty() {
            return Ok(out);
        }
    }
}
