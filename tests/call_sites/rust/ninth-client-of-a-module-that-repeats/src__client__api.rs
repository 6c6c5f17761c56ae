use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub fn create_http_client() -> ClientWithMiddleware {
    let inner = reqwest::Client::builder().timeout(Duration::from_secs(60)).build().expect("client");
    let policy = ExponentialBackoff::builder().build_with_max_retries(5);
    ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build()
}
