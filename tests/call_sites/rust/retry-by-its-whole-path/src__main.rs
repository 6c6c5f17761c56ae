use std::time::Duration;

async fn answer(text: &str) -> anyhow::Result<String> {
    let strategy = tokio_retry::strategy::FixedInterval::from_millis(5000).take(3);
    let ask = || async { ask_once(text).await };
    tokio_retry::Retry::spawn(strategy, ask).await
}

async fn ask_once(text: &str) -> anyhow::Result<String> {
    let client = reqwest::Client::new();
    let reply = client
        .post("https://api.openai.com/v1/responses")
        .timeout(Duration::from_secs(60))
        .bearer_auth(std::env::var("OPENAI_API_KEY")?)
        .body(text.to_string())
        .send()
        .await?;
    Ok(reply.error_for_status()?.text().await?)
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    println!("{}", answer("hello").await?);
    Ok(())
}
