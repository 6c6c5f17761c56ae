use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

pub async fn open() -> anyhow::Result<()> {
    let mut request = "wss://api.deepgram.com/v1/listen?model=nova-3".into_client_request()?;
    let token = format!("Token {}", std::env::var("DEEPGRAM_API_KEY")?);
    request.headers_mut().insert("Authorization", token.parse()?);
    let (_socket, _response) = connect_async(request).await?;
    Ok(())
}
