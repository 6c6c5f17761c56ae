use reqwest::Url;
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub struct Cohere {
    base: Url,
    key: String,
    client: ClientWithMiddleware,
}

impl Cohere {
    pub fn new(key: String) -> Self {
        let inner = reqwest::Client::builder().timeout(Duration::from_secs(60)).build().expect("client");
        let policy = ExponentialBackoff::builder().retry_bounds(Duration::from_secs(1), Duration::from_secs(30)).build_with_max_retries(4);
        let client = ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build();
        Self { base: Url::parse("https://api.cohere.com/v1/").expect("address"), key, client }
    }

    pub async fn embed(&self, body: String) -> anyhow::Result<String> {
        let url = self.base.join("embed")?;
        let response = self.client.post(url).bearer_auth(&self.key).body(body).send().await?.error_for_status()?;
        Ok(response.text().await?)
    }
}
