use std::{thread, time::Duration};

pub async fn wait_for(id: &str) -> bool {
    for _ in 0..10 {
        if done(id).await {
            return true;
        }
        thread::sleep(Duration::from_secs(1));
    }
    false
}

async fn done(id: &str) -> bool {
    let key = std::env::var("ASSEMBLYAI_API_KEY").unwrap_or_default();
    !id.is_empty() && !key.is_empty()
}
