use std::time::Duration;

pub async fn models() -> Result<String, reqwest::Error> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(10)).build()?;
    client
        .get("https://api.openai.com/v1/models")
        .header(reqwest::header::AUTHORIZATION, "Bearer {{openai-project-key}}")
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}
