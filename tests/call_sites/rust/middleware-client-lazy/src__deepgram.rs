use crate::http::HTTP;

pub async fn listen(key: &str, url: &str) -> anyhow::Result<serde_json::Value> {
    let res = HTTP
        .post("https://api.deepgram.com/v1/listen?model=nova-3")
        .header("Authorization", format!("Token {key}"))
        .json(&serde_json::json!({ "url": url }))
        .send()
        .await?
        .error_for_status()?;
    Ok(res.json().await?)
}
