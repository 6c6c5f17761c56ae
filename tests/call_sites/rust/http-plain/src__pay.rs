use std::time::Duration;

pub async fn verify(client: &reqwest::Client, key: &str, reference: &str) -> reqwest::Result<String> {
    client
        .get(format!("http://api.paystack.co/transaction/verify/{reference}"))
        .bearer_auth(key)
        .timeout(Duration::from_secs(10))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}
