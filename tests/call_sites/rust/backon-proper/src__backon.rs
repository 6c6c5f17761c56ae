use backon::{ExponentialBuilder, Retryable};
use std::time::Duration;

async fn once(client: &reqwest::Client, user: &str, body: &serde_json::Value) -> Result<serde_json::Value, reqwest::Error> {
    client
        .post("https://apis.languageconfidence.ai/speech-assessment/scripted/us")
        .header("api-key", std::env::var("LC_API_KEY").expect("LC_API_KEY"))
        .header("x-user-id", user)
        .timeout(Duration::from_secs(30))
        .json(body)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}

fn transient(error: &reqwest::Error) -> bool {
    match error.status() {
        Some(status) => status.as_u16() == 429 || status.is_server_error(),
        None => true,
    }
}

pub async fn assess(client: &reqwest::Client, user: &str, body: &serde_json::Value) -> Result<serde_json::Value, reqwest::Error> {
    (|| once(client, user, body))
        .retry(ExponentialBuilder::default().with_max_times(5).with_jitter())
        .when(transient)
        .await
}
