use std::time::Duration;

pub async fn transcript(client: &reqwest::Client, id: &str) -> Result<String, reqwest::Error> {
    let mut attempt = 0u32;
    loop {
        let result = client
            .get(format!("https://api.assemblyai.com/v2/transcript/{id}"))
            .header("authorization", std::env::var("ASSEMBLYAI_API_KEY").unwrap())
            .timeout(Duration::from_secs(10))
            .send()
            .await
            .and_then(|r| r.error_for_status());
        match result {
            Ok(reply) => return reply.text().await,
            Err(error) if attempt >= 4 => return Err(error),
            Err(_) => {
                let jitter = rand::random::<u64>() % 300;
                tokio::time::sleep(Duration::from_millis(500 * 2u64.pow(attempt) + jitter)).await;
                attempt += 1;
            }
        }
    }
}
