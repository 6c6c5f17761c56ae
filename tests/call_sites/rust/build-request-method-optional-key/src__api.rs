use reqwest::{Client, Method, RequestBuilder};
use std::time::Duration;

const API_URL: &str = "https://api.openai.com/v1";

pub struct OpenAi {
    endpoint: String,
    api_key: Option<String>,
}

impl OpenAi {
    pub fn new(api_key: Option<String>) -> Self {
        Self { endpoint: API_URL.to_string(), api_key }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}/{}", self.endpoint, path);
        let client = Client::builder().timeout(Duration::from_secs(60)).build().unwrap();
        let mut request = client.request(method, url);
        if let Some(key) = &self.api_key {
            request = request.header("Authorization", format!("Bearer {key}"));
        }
        request
    }

    pub async fn chat(&self, body: &serde_json::Value) -> anyhow::Result<serde_json::Value> {
        let response = self.request(Method::POST, "chat/completions").json(body).send().await?;
        Ok(response.error_for_status()?.json().await?)
    }
}
