use futures_util::StreamExt;
use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

const KEY: &str = "{{random:40:lc}}";

pub async fn listen() -> anyhow::Result<()> {
    let mut request = "wss://api.deepgram.com/v1/listen?model=nova-3".into_client_request()?;
    request.headers_mut().insert("Authorization", format!("Token {KEY}").parse()?);
    let (mut socket, _) = connect_async(request).await?;
    while let Some(message) = socket.next().await {
        println!("{}", message?.into_text()?);
    }
    Ok(())
}
