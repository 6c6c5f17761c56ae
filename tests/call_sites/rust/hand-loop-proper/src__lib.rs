use rand::Rng;
use reqwest::StatusCode;
use std::time::Duration;

pub async fn speak(client: &reqwest::Client, key: &str, text: &str) -> anyhow::Result<bytes::Bytes> {
    let mut delay = Duration::from_millis(500);
    for attempt in 1..=5 {
        let response = client
            .post("https://api.elevenlabs.io/v1/text-to-speech/abc")
            .timeout(Duration::from_secs(30))
            .header("xi-api-key", key)
            .json(&serde_json::json!({ "text": text }))
            .send()
            .await?;
        let status = response.status();
        if status.is_success() {
            return Ok(response.bytes().await?);
        }
        if !(status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error()) || attempt == 5 {
            anyhow::bail!("speech failed: {status}");
        }
        let jitter = rand::thread_rng().gen_range(0.5..1.0);
        tokio::time::sleep(delay.mul_f64(jitter)).await;
        delay = (delay * 2).min(Duration::from_secs(20));
    }
    unreachable!()
}
