use crate::retry::{with_backoff, Failure};

pub async fn generate(client: &reqwest::Client, text: &str) -> anyhow::Result<serde_json::Value> {
    with_backoff(|| async {
        let reply = client
            .post("https://api.murf.ai/v1/speech/generate")
            .header("api-key", std::env::var("MURF_API_KEY").unwrap_or_default())
            .timeout(std::time::Duration::from_secs(30))
            .json(&serde_json::json!({ "text": text }))
            .send()
            .await
            .map_err(|e| Failure::Transient(e.into()))?;
        let status = reply.status();
        if status.as_u16() == 429 || status.is_server_error() {
            return Err(Failure::Transient(anyhow::anyhow!("status {status}")));
        }
        if !status.is_success() {
            return Err(Failure::Permanent(anyhow::anyhow!("status {status}")));
        }
        reply.json().await.map_err(|e| Failure::Permanent(e.into()))
    })
    .await
}
