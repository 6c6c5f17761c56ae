use reqwest_middleware::ClientBuilder;
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub async fn assess(body: String) -> anyhow::Result<String> {
    let inner = reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?;
    let policy = ExponentialBackoff::builder().build_with_max_retries(4);
    let client = ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build();
    let response = client
        .post("https://apis.languageconfidence.ai/speech-assessment/scripted/us")
        .header("api-key", std::env::var("LC_API_KEY")?)
        .body(body)
        .send()
        .await?
        .error_for_status()?;
    Ok(response.text().await?)
}
