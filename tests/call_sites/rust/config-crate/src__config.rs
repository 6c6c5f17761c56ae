use secrecy::SecretString;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Settings {
    pub port: u16,
    pub openai_api_key: SecretString,
}

pub fn load() -> Result<Settings, config::ConfigError> {
    config::Config::builder()
        .set_default("port", 8080)?
        .add_source(config::File::with_name("config/default").required(false))
        .add_source(config::Environment::with_prefix("APP"))
        .build()?
        .try_deserialize()
}
