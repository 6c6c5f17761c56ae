use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub fn client() -> anyhow::Result<ClientWithMiddleware> {
    let policy = ExponentialBackoff::builder().build_with_max_retries(4);
    let inner = reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?;
    Ok(ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build())
}

pub async fn speak(client: &ClientWithMiddleware, text: &str) -> anyhow::Result<Vec<u8>> {
    let reply = client
        .post("https://api.elevenlabs.io/v1/text-to-speech/abc")
        .header("xi-api-key", std::env::var("ELEVENLABS_API_KEY")?)
        .json(&serde_json::json!({ "text": text }))
        .send()
        .await?
        .error_for_status()?;
    Ok(reply.bytes().await?.to_vec())
}
