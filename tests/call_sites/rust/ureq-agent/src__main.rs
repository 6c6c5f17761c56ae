use std::time::Duration;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let agent = ureq::AgentBuilder::new().timeout(Duration::from_secs(20)).build();
    let key = std::env::var("RESEND_API_KEY")?;
    serve(&agent, &key)
}

pub fn serve(agent: &ureq::Agent, key: &str) -> Result<(), Box<dyn std::error::Error>> {
    agent
        .post("https://api.resend.com/emails")
        .set("Authorization", &format!("Bearer {key}"))
        .send_json(ureq::json!({ "from": "a@example.org", "to": "b@example.org", "subject": "hi", "text": "hi" }))?;
    Ok(())
}
