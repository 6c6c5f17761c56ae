use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

pub async fn connect() -> Result<(), Box<dyn std::error::Error>> {
    let mut delay = 1;
    for attempt in 0..5 {
        let mut request = "ws://api.deepgram.com/v1/listen".into_client_request()?;
        request.headers_mut().insert("Authorization", format!("Token {}", std::env::var("DEEPGRAM_API_KEY")?).parse()?);
        match connect_async(request).await {
            Ok((_socket, _)) => return Ok(()),
            Err(tokio_tungstenite::tungstenite::Error::Http(r)) if r.status().is_client_error() && r.status() != 429 => {
                return Err(format!("refused: {}", r.status()).into());
            }
            Err(error) if attempt == 4 => return Err(error.into()),
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(delay * 1000 + rand::random::<u64>() % 500)).await,
        }
        delay *= 2;
    }
    Ok(())
}
