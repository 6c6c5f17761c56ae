use clap::Parser;
use rand::Rng;
use std::{fs, path::PathBuf, thread, time::Duration};

#[derive(Parser)]
struct Args {
    /// What to say.
    text: String,
    #[arg(long, env = "ELEVENLABS_API_KEY", hide_env_values = true)]
    key: String,
    #[arg(long, default_value = "speech.mp3")]
    out: PathBuf,
}

const TRIES: u32 = 5;

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let client = reqwest::blocking::Client::builder().timeout(Duration::from_secs(60)).build()?;
    for attempt in 0..TRIES {
        let response = client
            .post("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM")
            .header("xi-api-key", &args.key)
            .json(&serde_json::json!({ "text": args.text }))
            .send()?;
        let status = response.status();
        if status.is_success() {
            fs::write(&args.out, response.bytes()?)?;
            return Ok(());
        }
        if status.as_u16() != 429 && !status.is_server_error() {
            anyhow::bail!("refused: {status}");
        }
        let millis = 250 * 2u64.pow(attempt) + rand::thread_rng().gen_range(0..250);
        thread::sleep(Duration::from_millis(millis));
    }
    anyhow::bail!("no answer after {TRIES} tries")
}
