use std::time::Duration;

use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, Jitter, RetryTransientMiddleware};

pub fn client() -> ClientWithMiddleware {
    let policy = ExponentialBackoff::builder()
        .retry_bounds(Duration::from_millis(500), Duration::from_secs(30))
        .jitter(Jitter::Full)
        .build_with_max_retries(5);
    let inner = reqwest::Client::builder().timeout(Duration::from_secs(30)).build().expect("client");
    ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build()
}
