use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub struct Assessor {
    client: ClientWithMiddleware,
    key: String,
}

impl Assessor {
    pub fn new(key: String) -> Result<Self, reqwest::Error> {
        let inner = reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?;
        let policy = ExponentialBackoff::builder().build_with_max_retries(4);
        let client = ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build();
        Ok(Self { client, key })
    }

    pub async fn assess(&self, user: &str, body: String) -> anyhow::Result<String> {
        let response = self
            .client
            .post("https://apis.languageconfidence.ai/speech-assessment/scripted/us")
            .header("api-key", &self.key)
            .header("x-user-id", user)
            .body(body)
            .send()
            .await?
            .error_for_status()?;
        Ok(response.text().await?)
    }
}
