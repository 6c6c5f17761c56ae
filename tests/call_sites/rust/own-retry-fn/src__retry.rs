use std::future::Future;
use std::time::Duration;

use rand::Rng;
use reqwest::{Response, StatusCode};

fn transient(status: StatusCode) -> bool {
    status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error()
}

fn delay(attempt: u32, response: Option<&Response>) -> Duration {
    let hint = response
        .and_then(|r| r.headers().get("retry-after"))
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse().ok());
    if let Some(seconds) = hint {
        return Duration::from_secs(seconds);
    }
    let base = Duration::from_millis(500) * 2u32.pow(attempt);
    base.min(Duration::from_secs(30)) + Duration::from_millis(rand::thread_rng().gen_range(0..250))
}

pub async fn send_with_retry<F, Fut>(mut make: F, max_attempts: u32) -> reqwest::Result<Response>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = reqwest::Result<Response>>,
{
    let mut attempt = 0;
    loop {
        let result = make().await;
        attempt += 1;
        match &result {
            Ok(response) if !transient(response.status()) => return result,
            _ if attempt >= max_attempts => return result,
            Ok(response) => tokio::time::sleep(delay(attempt, Some(response))).await,
            Err(_) => tokio::time::sleep(delay(attempt, None)).await,
        }
    }
}
