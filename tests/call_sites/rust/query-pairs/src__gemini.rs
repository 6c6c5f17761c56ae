use std::time::Duration;

pub async fn models(client: &reqwest::Client, api_key: &str) -> reqwest::Result<String> {
    client
        .get("https://generativelanguage.googleapis.com/v1beta/models")
        .query(&[("key", api_key)])
        .timeout(Duration::from_secs(10))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}
