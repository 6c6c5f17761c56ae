use std::time::Duration;

pub async fn notify(client: &reqwest::Client, token: &str, chat: i64, text: &str) {
    loop {
        let result = client
            .post(format!("https://api.telegram.org/bot{token}/sendMessage"))
            .timeout(Duration::from_secs(10))
            .json(&serde_json::json!({ "chat_id": chat, "text": text }))
            .send()
            .await
            .and_then(|r| r.error_for_status());
        match result {
            Ok(_) => return,
            Err(e) => {
                eprintln!("telegram: {e}");
                tokio::time::sleep(Duration::from_secs(3)).await;
            }
        }
    }
}
