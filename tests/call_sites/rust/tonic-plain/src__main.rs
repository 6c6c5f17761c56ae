use tonic::metadata::MetadataValue;
use tonic::transport::Channel;
use tonic::Request;

mod speech {
    tonic::include_proto!("speech");
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let channel = Channel::from_static("http://stt.svara.io:80").connect().await?;
    let mut client = speech::speech_client::SpeechClient::new(channel);
    let mut request = Request::new(speech::RecognizeRequest::default());
    let key: MetadataValue<_> = std::env::var("SVARA_API_KEY")?.parse()?;
    request.metadata_mut().insert("x-api-key", key);
    client.recognize(request).await?;
    Ok(())
}
