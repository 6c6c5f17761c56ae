use anyhow::bail;
use std::time::Duration;

pub async fn transcribe(http: &reqwest::Client, key: &str, audio: Vec<u8>) -> anyhow::Result<String> {
    let mut attempt = 0u32;
    loop {
        let response = http
            .post("https://api.deepgram.com/v1/listen")
            .header("Authorization", format!("Token {key}"))
            .timeout(Duration::from_secs(60))
            .body(audio.clone())
            .send()
            .await?;
        if response.status().is_success() {
            return Ok(response.text().await?);
        }
        let status = response.status();
        if status.as_u16() != 429 && !status.is_server_error() {
            bail!("deepgram: {status}");
        }
        attempt += 1;
        if attempt >= 5 {
            bail!("deepgram is busy");
        }
        tokio::time::sleep(Duration::from_millis(250 * 2u64.pow(attempt))).await;
    }
}
