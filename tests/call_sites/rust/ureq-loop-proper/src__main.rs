use rand::Rng;
use std::{thread, time::Duration};

fn classify(agent: &ureq::Agent, key: &str, text: &str) -> Result<String, Box<dyn std::error::Error>> {
    let mut wait = Duration::from_millis(400);
    for attempt in 1..=5 {
        let sent = agent
            .post("https://api.cohere.com/v2/chat")
            .set("Authorization", &format!("Bearer {key}"))
            .send_json(serde_json::json!({ "model": "command-r", "messages": [{ "role": "user", "content": text }] }));
        match sent {
            Ok(response) => {
                let body: serde_json::Value = response.into_json()?;
                return Ok(body["message"]["content"][0]["text"].as_str().unwrap_or("").to_string());
            }
            Err(ureq::Error::Status(code, _)) if code != 429 && code < 500 => return Err(format!("refused: {code}").into()),
            Err(error) if attempt == 5 => return Err(error.into()),
            Err(_) => {
                thread::sleep(wait.mul_f32(rand::thread_rng().gen_range(0.5..1.5)));
                wait = (wait * 2).min(Duration::from_secs(20));
            }
        }
    }
    unreachable!()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = std::env::var("COHERE_API_KEY")?;
    let agent = ureq::AgentBuilder::new().timeout(Duration::from_secs(30)).build();
    for line in std::io::stdin().lines() {
        println!("{}", classify(&agent, &key, &line?)?);
        thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}
