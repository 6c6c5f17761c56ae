use std::time::Duration;

pub async fn poll(client: &reqwest::Client, key: &str, id: &str) -> Result<String, reqwest::Error> {
    let mut tries = 0;
    loop {
        let response = client
            .get(format!("https://api.assemblyai.com/v2/transcript/{id}"))
            .header("authorization", key)
            .timeout(Duration::from_secs(10))
            .send()
            .await?;
        let status = response.status();
        if tries < 5 && (status.as_u16() == 429 || status.is_server_error()) {
            tries += 1;
            if let Some(after) = response.headers().get("retry-after") {
                tracing::warn!(?after, "assemblyai is busy");
            }
            tokio::time::sleep(Duration::from_secs(2)).await;
            continue;
        }
        return response.error_for_status()?.text().await;
    }
}
