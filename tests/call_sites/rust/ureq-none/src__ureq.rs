use std::time::Duration;

pub fn send(body: &serde_json::Value) -> Result<(), ureq::Error> {
    let agent = ureq::AgentBuilder::new().timeout(Duration::from_secs(15)).build();
    agent
        .post("https://api.sendgrid.com/v3/mail/send")
        .set("Authorization", &format!("Bearer {}", std::env::var("SENDGRID_API_KEY").expect("key")))
        .send_json(body)?;
    Ok(())
}
