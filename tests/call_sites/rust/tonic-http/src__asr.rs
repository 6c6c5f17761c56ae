use tonic::{metadata::MetadataValue, transport::Channel, Request};

pub async fn connect() -> anyhow::Result<()> {
    let channel = Channel::from_static("http://asr.speechcloud.io:443").connect().await?;
    let token: MetadataValue<_> = std::env::var("ASR_API_KEY")?.parse()?;
    let _client = crate::pb::asr_client::AsrClient::with_interceptor(channel, move |mut req: Request<()>| {
        req.metadata_mut().insert("x-api-key", token.clone());
        Ok(req)
    });
    Ok(())
}
