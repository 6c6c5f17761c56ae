use once_cell::sync::Lazy;
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{policies::ExponentialBackoff, RetryTransientMiddleware};
use std::time::Duration;

pub static HTTP: Lazy<ClientWithMiddleware> = Lazy::new(|| {
    let policy = ExponentialBackoff::builder().retry_bounds(Duration::from_millis(300), Duration::from_secs(20)).build_with_max_retries(4);
    let inner = reqwest::Client::builder().timeout(Duration::from_secs(30)).build().expect("client");
    ClientBuilder::new(inner).with(RetryTransientMiddleware::new_with_policy(policy)).build()
});
