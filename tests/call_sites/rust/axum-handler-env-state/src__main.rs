use axum::{extract::State, http::StatusCode, routing::post, Json, Router};
use std::sync::Arc;

struct AppState {
    client: reqwest::Client,
    deepgram_key: String,
}

async fn transcribe(State(state): State<Arc<AppState>>, body: axum::body::Bytes) -> Result<Json<serde_json::Value>, StatusCode> {
    let res = state
        .client
        .post("https://api.deepgram.com/v1/listen?model=nova-2")
        .header("Authorization", format!("Token {}", state.deepgram_key))
        .header("Content-Type", "audio/wav")
        .body(body)
        .send()
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    if !res.status().is_success() {
        return Err(StatusCode::BAD_GATEWAY);
    }
    res.json().await.map(Json).map_err(|_| StatusCode::BAD_GATEWAY)
}

#[tokio::main]
async fn main() {
    let state = Arc::new(AppState { client: reqwest::Client::new(), deepgram_key: std::env::var("DEEPGRAM_API_KEY").unwrap() });
    let app = Router::new().route("/transcribe", post(transcribe)).with_state(state);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
