static API_KEY: &str = "{{groq-api-key}}";

#[derive(serde::Deserialize)]
struct Reply {
    choices: Vec<serde_json::Value>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let reply: Reply = reqwest::Client::new()
        .post("https://api.groq.com/openai/v1/chat/completions")
        .bearer_auth(API_KEY)
        .json(&serde_json::json!({ "model": "llama3-8b-8192", "messages": [] }))
        .send()
        .await?
        .json()
        .await?;
    println!("{:?}", reply.choices);
    Ok(())
}
