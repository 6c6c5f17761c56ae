pub async fn usage(key: &str) -> reqwest::Result<String> {
    let url = format!("{}/v1/usage", "http://api.svarapi.io");
    reqwest::Client::new()
        .get(url)
        .bearer_auth(key)
        .timeout(std::time::Duration::from_secs(10))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}
