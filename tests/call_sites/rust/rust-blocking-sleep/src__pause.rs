use std::time::Duration;

pub async fn embed(client: &reqwest::Client, body: &serde_json::Value) -> anyhow::Result<String> {
    for attempt in 0..4u32 {
        let reply = client
            .post("https://api.cohere.com/v2/embed")
            .bearer_auth(std::env::var("COHERE_API_KEY")?)
            .timeout(Duration::from_secs(20))
            .json(body)
            .send()
            .await?;
        if reply.status().as_u16() != 429 && !reply.status().is_server_error() {
            return Ok(reply.error_for_status()?.text().await?);
        }
        std::thread::sleep(Duration::from_millis(500 * 2u64.pow(attempt) + rand::random::<u64>() % 300));
    }
    anyhow::bail!("cohere does not answer")
}
