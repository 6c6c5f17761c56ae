use backon::{ExponentialBuilder, Retryable};
use std::time::Duration;

async fn once(client: &reqwest::Client, audio: Vec<u8>) -> Result<String, reqwest::Error> {
    client
        .post("https://api.deepgram.com/v1/listen")
        .header("Authorization", format!("Token {}", std::env::var("DEEPGRAM_API_KEY").unwrap_or_default()))
        .timeout(Duration::from_secs(60))
        .body(audio)
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}

fn transient(error: &reqwest::Error) -> bool {
    error.status().map_or(true, |s| s.as_u16() == 429 || s.is_server_error())
}

pub async fn listen(client: &reqwest::Client, audio: Vec<u8>) -> Result<String, reqwest::Error> {
    (|| once(client, audio.clone()))
        .retry(ExponentialBuilder::default().with_jitter().with_max_times(5))
        .when(transient)
        .await
}
