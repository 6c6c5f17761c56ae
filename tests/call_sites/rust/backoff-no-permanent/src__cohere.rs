use backoff::{future::retry, ExponentialBackoff};

pub async fn embed(client: &reqwest::Client, key: &str, body: &serde_json::Value) -> Result<serde_json::Value, reqwest::Error> {
    retry(ExponentialBackoff::default(), || async {
        let value = client
            .post("https://api.cohere.com/v1/embed")
            .bearer_auth(key)
            .timeout(std::time::Duration::from_secs(20))
            .json(body)
            .send()
            .await
            .map_err(backoff::Error::transient)?
            .error_for_status()
            .map_err(backoff::Error::transient)?
            .json()
            .await
            .map_err(backoff::Error::permanent)?;
        Ok(value)
    })
    .await
}
