use axum::{extract::State, http::StatusCode, routing::post, Json, Router};
use serde_json::{json, Value};
use std::time::Duration;

#[derive(Clone)]
struct App {
    http: reqwest::Client,
    key: String,
}

async fn chat(State(app): State<App>, Json(body): Json<Value>) -> Result<Json<Value>, StatusCode> {
    let response = app
        .http
        .post("https://api.groq.com/openai/v1/chat/completions")
        .bearer_auth(&app.key)
        .json(&json!({ "model": "llama-3.1-8b-instant", "messages": body["messages"] }))
        .send()
        .await
        .and_then(|r| r.error_for_status())
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    response.json().await.map(Json).map_err(|_| StatusCode::BAD_GATEWAY)
}

#[tokio::main]
async fn main() {
    let http = reqwest::Client::builder().timeout(Duration::from_secs(20)).build().unwrap();
    let app = App { http, key: std::env::var("GROQ_API_KEY").unwrap() };
    let router = Router::new().route("/chat", post(chat)).with_state(app);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8080").await.unwrap();
    axum::serve(listener, router).await.unwrap();
}
