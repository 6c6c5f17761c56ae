use backoff::{future::retry, Error, ExponentialBackoff};
use std::time::Duration;

pub async fn transcribe(http: &reqwest::Client, key: &str, audio: bytes::Bytes) -> anyhow::Result<String> {
    let policy = ExponentialBackoff { max_elapsed_time: Some(Duration::from_secs(90)), ..Default::default() };
    let text = retry(policy, || async {
        let response = http
            .post("https://api.deepgram.com/v1/listen")
            .header("Authorization", format!("Token {key}"))
            .timeout(Duration::from_secs(60))
            .body(audio.clone())
            .send()
            .await
            .map_err(Error::transient)?;
        let status = response.status();
        if status.as_u16() == 429 || status.is_server_error() {
            return Err(Error::transient(response.error_for_status().unwrap_err()));
        }
        let response = response.error_for_status().map_err(Error::permanent)?;
        response.text().await.map_err(Error::permanent)
    })
    .await?;
    Ok(text)
}
