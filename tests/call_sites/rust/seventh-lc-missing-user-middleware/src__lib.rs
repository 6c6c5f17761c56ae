use reqwest_middleware::ClientBuilder;
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub async fn assess(audio: &str) -> anyhow::Result<serde_json::Value> {
    let policy = ExponentialBackoff::builder().build_with_max_retries(4);
    let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).build()?;
    let client = ClientBuilder::new(http).with(RetryTransientMiddleware::new_with_policy(policy)).build();
    let response = client
        .post("https://apis.languageconfidence.ai/pronunciation/us")
        .header("api-key", std::env::var("LC_API_KEY")?)
        .json(&serde_json::json!({ "audio_base64": audio, "audio_format": "mp3" }))
        .send()
        .await?
        .error_for_status()?;
    Ok(response.json().await?)
}
