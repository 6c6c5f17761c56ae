use axum::{extract::State, http::StatusCode, Json};
use serde::{Deserialize, Serialize};

#[derive(Clone)]
pub struct AppState {
    pub http: reqwest::Client,
    pub openai_key: String,
}

impl AppState {
    pub fn from_env() -> Self {
        Self { http: reqwest::Client::new(), openai_key: std::env::var("OPENAI_API_KEY").expect("OPENAI_API_KEY") }
    }
}

#[derive(Deserialize)]
pub struct Ask {
    text: String,
}

#[derive(Serialize)]
pub struct Answer {
    text: String,
}

pub async fn ask(State(state): State<AppState>, Json(ask): Json<Ask>) -> Result<Json<Answer>, StatusCode> {
    let response = state
        .http
        .post("https://api.openai.com/v1/responses")
        .bearer_auth(&state.openai_key)
        .json(&serde_json::json!({ "model": "gpt-4.1-mini", "input": ask.text }))
        .send()
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    if !response.status().is_success() {
        return Err(StatusCode::BAD_GATEWAY);
    }
    let body: serde_json::Value = response.json().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(Json(Answer { text: body["output"][0]["content"][0]["text"].as_str().unwrap_or_default().into() }))
}
