use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

pub async fn open() -> anyhow::Result<()> {
    let mut request = "wss://api.deepgram.com/v1/listen?encoding=linear16".into_client_request()?;
    let key = std::env::var("DEEPGRAM_API_KEY")?;
    request.headers_mut().insert("Authorization", format!("Token {key}").parse()?);
    let (_stream, _response) = connect_async(request).await?;
    Ok(())
}
