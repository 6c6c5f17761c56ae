use std::time::Duration;

use futures::{stream, StreamExt};

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
    stream::iter(urls).map(|u| transcribe(client, key, u)).buffer_unordered(4).collect().await
}
