use crate::config::Config;

pub async fn send(config: &Config, to: &str, subject: &str, html: &str) -> anyhow::Result<()> {
    let client = reqwest::Client::new();
    let res = client
        .post("https://api.resend.com/emails")
        .bearer_auth(&config.resend_api_key)
        .json(&serde_json::json!({ "from": config.from, "to": to, "subject": subject, "html": html }))
        .send()
        .await?;
    if !res.status().is_success() {
        anyhow::bail!("resend: {}", res.status());
    }
    Ok(())
}
