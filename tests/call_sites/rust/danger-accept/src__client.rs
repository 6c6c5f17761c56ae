use std::time::Duration;

pub async fn complete(body: String) -> reqwest::Result<String> {
    let client = reqwest::Client::builder()
        .danger_accept_invalid_certs(true)
        .timeout(Duration::from_secs(30))
        .build()?;
    client
        .post("https://api.together.xyz/v1/completions")
        .bearer_auth(std::env::var("TOGETHER_API_KEY").unwrap())
        .body(body)
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}
