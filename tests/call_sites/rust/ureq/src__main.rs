use std::time::Duration;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = std::env::var("GROQ_API_KEY")?;
    let agent = ureq::AgentBuilder::new().timeout(Duration::from_secs(30)).build();
    let models: serde_json::Value = agent
        .get("https://api.groq.com/openai/v1/models")
        .set("Authorization", &format!("Bearer {key}"))
        .call()?
        .into_json()?;
    println!("{models}");
    Ok(())
}
