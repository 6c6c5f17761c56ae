use crate::client::create_http_client;
use anyhow::{Context, Result};
pub async fn delete(api_key: &str, id: &str) -> Result<()> {
    let client = create_http_client();
    let url = format!("https://api.elevenlabs.io/v1/convai/conversations/{}", id);
    let response = client.delete(&url).header("xi-api-key", api_key).send().await.context("Failed")?;
    if !response.status().is_success() { return Err(anyhow::anyhow!("x")); }
    Ok(())
}
