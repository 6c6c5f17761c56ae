use rand::Rng;
use std::{future::Future, time::Duration};

pub async fn with_backoff<F, Fut>(mut send: F) -> reqwest::Result<reqwest::Response>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = reqwest::Result<reqwest::Response>>,
{
    let mut delay = Duration::from_millis(500);
    let mut left = 4u32;
    loop {
        match send().await {
            Ok(response) if response.status().as_u16() != 429 && !response.status().is_server_error() => return Ok(response),
            outcome if left == 0 => return outcome,
            _ => {}
        }
        left -= 1;
        let factor = rand::thread_rng().gen_range(0.5..1.0);
        tokio::time::sleep(delay.mul_f64(factor)).await;
        delay = (delay * 2).min(Duration::from_secs(15));
    }
}
