use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, Jitter, RetryTransientMiddleware};
use std::time::Duration;

pub fn client() -> ClientWithMiddleware {
    let policy = ExponentialBackoff::builder()
        .retry_bounds(Duration::from_millis(300), Duration::from_secs(20))
        .jitter(Jitter::Full)
        .build_with_max_retries(4);
    let inner = reqwest::Client::builder().timeout(Duration::from_secs(30)).build().expect("a client");
    ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build()
}

pub async fn embed(texts: &[String]) -> anyhow::Result<serde_json::Value> {
    let key = std::env::var("COHERE_API_KEY")?;
    let response = client()
        .post("https://api.cohere.com/v2/embed")
        .bearer_auth(key)
        .json(&serde_json::json!({ "texts": texts }))
        .send()
        .await?
        .error_for_status()?;
    Ok(response.json().await?)
}
