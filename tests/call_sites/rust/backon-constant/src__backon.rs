use backon::{ConstantBuilder, Retryable};

async fn once(client: &reqwest::Client) -> Result<String, reqwest::Error> {
    client
        .get("https://api.stripe.com/v1/balance")
        .bearer_auth(std::env::var("STRIPE_SECRET_KEY").unwrap())
        .timeout(std::time::Duration::from_secs(10))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}

fn transient(error: &reqwest::Error) -> bool {
    error.status().is_none_or(|s| s == 429 || s.is_server_error())
}

pub async fn balance(client: &reqwest::Client) -> Result<String, reqwest::Error> {
    (|| once(client)).retry(ConstantBuilder::default().with_max_times(4)).when(transient).await
}
