use anyhow::Result;
use lazy_static::lazy_static;

lazy_static! {
    static ref BASE_URL: reqwest::Url = reqwest::Url::parse("https://api.openai.com/v1/models").unwrap();
}

pub struct Client {
    req_client: reqwest::Client,
    key: String,
}

impl Client {
    pub fn new(api_key: &str) -> Client {
        let req_client = reqwest::ClientBuilder::new().build().unwrap();
        Client { req_client, key: api_key.to_owned() }
    }

    pub async fn list_models(&self) -> Result<String> {
        let mut url = BASE_URL.clone();
        url.set_path("/v1/models");
        let res = self.req_client.get(url).bearer_auth(&self.key).send().await?;
        if res.status() == 200 { Ok(res.text().await?) } else { anyhow::bail!("bad") }
    }
}
