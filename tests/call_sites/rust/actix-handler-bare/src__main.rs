use actix_web::{post, web, App, HttpResponse, HttpServer};

#[derive(serde::Deserialize)]
struct Ask {
    prompt: String,
}

#[post("/ask")]
async fn ask(body: web::Json<Ask>) -> HttpResponse {
    let key = std::env::var("MISTRAL_API_KEY").unwrap();
    let res = reqwest::Client::new()
        .post("https://api.mistral.ai/v1/chat/completions")
        .bearer_auth(key)
        .json(&serde_json::json!({ "model": "mistral-small-latest", "messages": [{ "role": "user", "content": body.prompt }] }))
        .send()
        .await;
    match res {
        Ok(r) if r.status().is_success() => HttpResponse::Ok().body(r.text().await.unwrap_or_default()),
        Ok(r) => HttpResponse::BadGateway().body(r.status().to_string()),
        Err(_) => HttpResponse::BadGateway().finish(),
    }
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| App::new().service(ask)).bind(("0.0.0.0", 8080))?.run().await
}
