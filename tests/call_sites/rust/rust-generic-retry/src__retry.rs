use std::future::Future;
use std::time::Duration;

pub async fn with_backoff<T, F, Fut>(mut call: F) -> anyhow::Result<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, Failure>>,
{
    let mut delay = Duration::from_millis(400);
    for _ in 0..5 {
        match call().await {
            Ok(value) => return Ok(value),
            Err(Failure::Permanent(error)) => return Err(error),
            Err(Failure::Transient(_)) => {
                tokio::time::sleep(delay + Duration::from_millis(rand::random::<u64>() % 200)).await;
                delay = (delay * 2).min(Duration::from_secs(15));
            }
        }
    }
    anyhow::bail!("gave up")
}

pub enum Failure {
    Transient(anyhow::Error),
    Permanent(anyhow::Error),
}
