use reqwest::Client;
use std::time::Duration;
use tokio_retry::strategy::{jitter, ExponentialBackoff};
use tokio_retry::RetryIf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("busy: {0}")]
    Busy(u16),
    #[error("refused: {0}")]
    Refused(u16),
    #[error(transparent)]
    Http(#[from] reqwest::Error),
}

async fn once(client: &Client, key: &str, audio: Vec<u8>) -> Result<String, Error> {
    let response = client
        .post("https://api.deepgram.com/v1/listen")
        .header("Authorization", format!("Token {key}"))
        .timeout(Duration::from_secs(60))
        .body(audio)
        .send()
        .await?;
    match response.status().as_u16() {
        200 => Ok(response.text().await?),
        status if status == 429 || status >= 500 => Err(Error::Busy(status)),
        status => Err(Error::Refused(status)),
    }
}

pub async fn transcribe(client: &Client, key: &str, audio: &[u8]) -> Result<String, Error> {
    let strategy = ExponentialBackoff::from_millis(2).factor(150).max_delay(Duration::from_secs(20)).map(jitter).take(5);
    RetryIf::spawn(strategy, || once(client, key, audio.to_vec()), |error: &Error| !matches!(error, Error::Refused(_))).await
}
