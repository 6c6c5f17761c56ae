use backon::{ExponentialBuilder, Retryable};
use reqwest::{Client, StatusCode};
use serde_json::{json, Value};
use std::time::Duration;

fn transient(error: &reqwest::Error) -> bool {
    match error.status() {
        Some(status) => status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error(),
        None => error.is_timeout() || error.is_connect(),
    }
}

pub async fn generate(client: &Client, key: &str, prompt: &str) -> Result<Value, reqwest::Error> {
    let send = || async {
        client
            .post("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent")
            .header("x-goog-api-key", key)
            .timeout(Duration::from_secs(30))
            .json(&json!({ "contents": [{ "parts": [{ "text": prompt }] }] }))
            .send()
            .await?
            .error_for_status()?
            .json::<Value>()
            .await
    };
    send.retry(ExponentialBuilder::default().with_jitter().with_max_times(5).with_max_delay(Duration::from_secs(20)))
        .when(transient)
        .await
}
