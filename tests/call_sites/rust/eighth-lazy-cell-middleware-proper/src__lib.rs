use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::sync::OnceLock;
use std::time::Duration;

static CLIENT: OnceLock<ClientWithMiddleware> = OnceLock::new();

fn client() -> &'static ClientWithMiddleware {
    CLIENT.get_or_init(|| {
        let policy = ExponentialBackoff::builder().build_with_max_retries(4);
        let inner = reqwest::Client::builder().timeout(Duration::from_secs(30)).build().expect("a client");
        ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build()
    })
}

pub async fn speak(text: &str) -> anyhow::Result<Vec<u8>> {
    let response = client()
        .post("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM")
        .header("xi-api-key", std::env::var("ELEVENLABS_API_KEY")?)
        .body(text.to_string())
        .send()
        .await?
        .error_for_status()?;
    Ok(response.bytes().await?.to_vec())
}
