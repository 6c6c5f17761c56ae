use std::time::Duration;

use futures::future::join_all;

async fn transcribe(client: &reqwest::Client, key: &str, url: &str) -> reqwest::Result<serde_json::Value> {
    client
        .post("https://api.deepgram.com/v1/listen")
        .header("Authorization", format!("Token {key}"))
        .timeout(Duration::from_secs(120))
        .json(&serde_json::json!({ "url": url }))
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}

pub async fn all(client: &reqwest::Client, key: &str, urls: &[String]) -> Vec<reqwest::Result<serde_json::Value>> {
    join_all(urls.iter().map(|u| transcribe(client, key, u))).await
}
