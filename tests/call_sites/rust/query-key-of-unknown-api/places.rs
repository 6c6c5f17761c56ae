pub async fn find(t: &str) -> Result<String, reqwest::Error> {
    let client = reqwest::Client::builder().timeout(std::time::Duration::from_secs(5)).build()?;
    let key = std::env::var("GEO_KEY").unwrap();
    client.get("https://api.geoplaces.io/v1/search").query(&[("api_key", key.as_str()), ("q", t)]).send().await?.error_for_status()?.text().await
}
