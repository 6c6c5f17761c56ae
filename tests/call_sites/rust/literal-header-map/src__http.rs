use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue, AUTHORIZATION};

pub fn client() -> reqwest::Client {
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::from_static("Token {{random:40}}"));
    reqwest::Client::builder().default_headers(headers).timeout(Duration::from_secs(30)).build().expect("client")
}

pub async fn projects() -> Result<String, reqwest::Error> {
    client().get("https://api.deepgram.com/v1/projects").send().await?.error_for_status()?.text().await
}
