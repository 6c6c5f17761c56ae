use axum::{routing::get, Json, Router};
use serde_json::{json, Value};

async fn token() -> Json<Value> {
    let key = std::env::var("DEEPGRAM_API_KEY").unwrap_or_default();
    Json(json!({ "token": key }))
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/token", get(token));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
