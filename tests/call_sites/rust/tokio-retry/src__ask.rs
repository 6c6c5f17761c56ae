use std::time::Duration;

use tokio_retry::strategy::{jitter, ExponentialBackoff};
use tokio_retry::RetryIf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Http(#[from] reqwest::Error),
}

fn transient(e: &Error) -> bool {
    let Error::Http(e) = e;
    e.is_timeout() || e.is_connect() || e.status().is_some_and(|s| s.as_u16() == 429 || s.is_server_error())
}

pub async fn ask(client: &reqwest::Client, key: &str, body: &serde_json::Value) -> Result<serde_json::Value, Error> {
    let strategy = ExponentialBackoff::from_millis(2).factor(250).max_delay(Duration::from_secs(20)).map(jitter).take(5);
    RetryIf::spawn(
        strategy,
        || async {
            let value = client
                .post("https://api.mistral.ai/v1/chat/completions")
                .bearer_auth(key)
                .timeout(Duration::from_secs(60))
                .json(body)
                .send()
                .await?
                .error_for_status()?
                .json()
                .await?;
            Ok(value)
        },
        transient,
    )
    .await
}
