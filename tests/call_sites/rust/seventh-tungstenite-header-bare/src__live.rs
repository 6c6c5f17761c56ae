use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

pub async fn open() -> anyhow::Result<()> {
    let mut request = "wss://api.deepgram.com/v1/listen?model=nova-3".into_client_request()?;
    request
        .headers_mut()
        .insert("Authorization", format!("Token {}", std::env::var("DEEPGRAM_API_KEY")?).parse()?);
    let (_socket, _) = connect_async(request).await?;
    Ok(())
}
