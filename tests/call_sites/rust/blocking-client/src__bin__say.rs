use std::{env, fs, time::Duration};

use reqwest::blocking::Client;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().timeout(Duration::from_secs(60)).build()?;
    let response = client
        .post("https://api.openai.com/v1/audio/speech")
        .header("Authorization", format!("Bearer {}", env::var("OPENAI_API_KEY")?))
        .json(&serde_json::json!({ "model": "tts-1", "voice": "nova", "input": "hello" }))
        .send()?
        .error_for_status()?;
    fs::write("hello.mp3", response.bytes()?)?;
    Ok(())
}
