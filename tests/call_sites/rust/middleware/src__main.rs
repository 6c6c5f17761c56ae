mod deepgram;
mod http;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    println!("{}", deepgram::transcribe("https://cdn.example.com/a.wav").await?);
    Ok(())
}
