use axum::{routing::get, Json, Router};
use serde_json::{json, Value};

async fn status() -> Json<Value> {
    let configured = std::env::var("DEEPGRAM_API_KEY").is_ok();
    Json(json!({ "configured": configured }))
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/status", get(status));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
