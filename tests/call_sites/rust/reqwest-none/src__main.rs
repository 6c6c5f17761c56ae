use std::env;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = env::var("DEEPGRAM_API_KEY")?;
    let audio = std::fs::read("call.wav")?;
    let reply = reqwest::Client::new()
        .post("https://api.deepgram.com/v1/listen")
        .header("Authorization", format!("Token {key}"))
        .header("Content-Type", "audio/wav")
        .body(audio)
        .send()
        .await?
        .error_for_status()?;
    println!("{}", reply.text().await?);
    Ok(())
}
