use reqwest::{header, ClientBuilder, Url};
const BASE: &str = "https://api.cohere.com";

pub struct Cohere {
    api_url: String,
    client: reqwest::Client,
}

impl Default for Cohere {
    fn default() -> Self {
        let api_key = std::env::var("COHERE_API_KEY").expect("key");
        Cohere::new(format!("{BASE}/v1"), api_key)
    }
}

impl Cohere {
    pub fn new<U: Into<String>, K: Into<String>>(api_url: U, api_key: K) -> Self {
        let api_url: String = api_url.into();
        let api_key: String = api_key.into();
        let mut headers = header::HeaderMap::new();
        let authorization = header::HeaderValue::from_str(&format!("Bearer {api_key}")).expect("header");
        headers.insert(header::AUTHORIZATION, authorization);
        let client = ClientBuilder::new().default_headers(headers).timeout(std::time::Duration::from_secs(60)).build().expect("client");
        Cohere { api_url, client }
    }

    async fn request(&self, route: &str, payload: String) -> Result<String, reqwest::Error> {
        let url = Url::parse(&format!("{}/{route}", self.api_url)).expect("url");
        let response = self.client.post(url).body(payload).send().await?.error_for_status()?;
        response.text().await
    }
}
