use std::time::Duration;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(20))).build().into();
    let body: String = agent
        .get("https://api.elevenlabs.io/v1/models")
        .header("xi-api-key", &std::env::var("ELEVENLABS_API_KEY")?)
        .call()?
        .body_mut()
        .read_to_string()?;
    println!("{body}");
    Ok(())
}
