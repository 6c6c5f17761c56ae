use reqwest::header::{HeaderMap, HeaderValue, AUTHORIZATION};
use std::time::Duration;

const TOKEN: &str = "{{openai-project-key}}";

fn client() -> reqwest::Client {
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::from_str(&format!("Bearer {TOKEN}")).unwrap());
    reqwest::Client::builder().default_headers(headers).timeout(Duration::from_secs(60)).build().unwrap()
}

#[tokio::main]
async fn main() -> Result<(), reqwest::Error> {
    let reply = client()
        .post("https://api.openai.com/v1/responses")
        .json(&serde_json::json!({ "model": "gpt-4.1-mini", "input": "hello" }))
        .send()
        .await?
        .error_for_status()?
        .text()
        .await?;
    println!("{reply}");
    Ok(())
}
