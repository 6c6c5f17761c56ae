use async_trait::async_trait;

#[async_trait]
pub trait Speech: Send + Sync {
    async fn speak(&self, text: &str) -> anyhow::Result<Vec<u8>>;
}
