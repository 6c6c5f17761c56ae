use std::time::Duration;

use crate::config;

pub async fn voices() -> reqwest::Result<serde_json::Value> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(10)).build()?;
    client
        .get(format!("{}/voices", config::BASE_URL))
        .header("xi-api-key", config::api_key())
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}
