use async_openai::{config::OpenAIConfig, Client};

pub fn client() -> Client<OpenAIConfig> {
    let config = OpenAIConfig::new().with_api_key("{{openai-project-key}}");
    Client::with_config(config)
}
