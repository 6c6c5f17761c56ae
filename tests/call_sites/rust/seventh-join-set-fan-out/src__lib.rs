use tokio::task::JoinSet;

async fn one(http: reqwest::Client, key: String, audio: Vec<u8>) -> Result<String, reqwest::Error> {
    http.post("https://api.deepgram.com/v1/listen")
        .header("Authorization", format!("Token {key}"))
        .timeout(std::time::Duration::from_secs(120))
        .body(audio)
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
}

pub async fn all(http: reqwest::Client, key: String, files: Vec<Vec<u8>>) -> Vec<String> {
    let mut set = JoinSet::new();
    for file in files {
        set.spawn(one(http.clone(), key.clone(), file));
    }
    let mut out = Vec::new();
    while let Some(done) = set.join_next().await {
        if let Ok(Ok(text)) = done {
            out.push(text);
        }
    }
    out
}
