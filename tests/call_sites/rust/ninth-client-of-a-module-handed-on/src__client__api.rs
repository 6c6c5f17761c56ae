use reqwest::Client;
use std::time::Duration;
pub fn create_http_client() -> Client {
    Client::builder()
        .timeout(Duration::from_secs(60))
        .build()
        .expect("client")
}
