use crate::client::Client;

pub async fn voices(client: &Client) -> anyhow::Result<serde_json::Value> {
    let response = client
        .http
        .get(format!("{}/voices", client.base))
        .header("xi-api-key", &client.key)
        .send()
        .await?
        .error_for_status()?;
    Ok(response.json().await?)
}
