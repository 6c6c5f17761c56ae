use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub fn client() -> ClientWithMiddleware {
    let inner = reqwest::Client::builder().timeout(Duration::from_secs(40)).build().expect("a client");
    let policy = ExponentialBackoff::builder()
        .retry_bounds(Duration::from_millis(300), Duration::from_secs(20))
        .build_with_max_retries(5);
    ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build()
}
