use futures::future::try_join_all;
use reqwest_middleware::ClientBuilder;
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub async fn narrate(key: &str, paragraphs: &[String]) -> anyhow::Result<Vec<bytes::Bytes>> {
    let inner = reqwest::Client::builder().timeout(Duration::from_secs(60)).build()?;
    let policy = ExponentialBackoff::builder().build_with_max_retries(4);
    let client = ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build();
    let parts = paragraphs.iter().map(|text| {
        let client = client.clone();
        async move {
            let response = client
                .post("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM")
                .header("xi-api-key", key)
                .json(&serde_json::json!({ "text": text }))
                .send()
                .await?
                .error_for_status()?;
            anyhow::Ok(response.bytes().await?)
        }
    });
    try_join_all(parts).await
}
