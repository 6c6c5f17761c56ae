use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::Request;
use hyper_util::client::legacy::{connect::HttpConnector, Client};
use hyper_tls::HttpsConnector;

pub async fn voices(client: &Client<HttpsConnector<HttpConnector>, Full<Bytes>>) -> anyhow::Result<Bytes> {
    let request = Request::builder()
        .method("GET")
        .uri("https://api.elevenlabs.io/v1/voices")
        .header("xi-api-key", "{{elevenlabs-api-key}}")
        .body(Full::new(Bytes::new()))?;
    let response = client.request(request).await?;
    anyhow::ensure!(response.status().is_success(), "status {}", response.status());
    Ok(response.into_body().collect().await?.to_bytes())
}
