pub async fn send(token: &str, chat_id: i64, text: &str) -> Result<(), reqwest::Error> {
    let url = format!("https://api.telegram.org/bot{token}/sendMessage");
    reqwest::Client::new()
        .post(&url)
        .json(&serde_json::json!({ "chat_id": chat_id, "text": text }))
        .send()
        .await?
        .error_for_status()?;
    Ok(())
}
