use clap::Parser;
use std::time::Duration;

#[derive(Parser)]
struct Args {
    prompt: String,
    #[arg(long, env = "ANTHROPIC_API_KEY", hide_env_values = true)]
    key: String,
}

fn main() -> Result<(), ureq::Error> {
    let args = Args::parse();
    let reply: serde_json::Value = ureq::post("https://api.anthropic.com/v1/messages")
        .timeout(Duration::from_secs(60))
        .set("x-api-key", &args.key)
        .set("anthropic-version", "2023-06-01")
        .send_json(ureq::json!({ "model": "claude-3-5-haiku-latest", "max_tokens": 512, "messages": [{ "role": "user", "content": args.prompt }] }))?
        .into_json()?;
    println!("{}", reply["content"][0]["text"]);
    Ok(())
}
