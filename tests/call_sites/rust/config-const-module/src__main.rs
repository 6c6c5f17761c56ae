mod config;

fn assess(user: &str, body: &serde_json::Value) -> anyhow::Result<serde_json::Value> {
    let url = format!("{}/speech-assessment/scripted/us", config::API_URL);
    let response = ureq::post(&url).set("api-key", config::API_KEY).set("x-user-id", user).send_json(body)?;
    Ok(response.into_json()?)
}

fn main() -> anyhow::Result<()> {
    println!("{}", assess("42", &serde_json::json!({}))?);
    Ok(())
}
