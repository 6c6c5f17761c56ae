use actix_web::{web, HttpResponse};
use awc::Client;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Message {
    to: String,
    body: String,
}

pub async fn send(message: web::Json<Message>) -> actix_web::Result<HttpResponse> {
    let sid = std::env::var("TWILIO_ACCOUNT_SID").map_err(actix_web::error::ErrorInternalServerError)?;
    let token = std::env::var("TWILIO_AUTH_TOKEN").map_err(actix_web::error::ErrorInternalServerError)?;
    let client = Client::default();
    let response = client
        .post(format!("https://api.twilio.com/2010-04-01/Accounts/{sid}/Messages.json"))
        .basic_auth(&sid, &token)
        .send_form(&[("To", message.to.as_str()), ("From", "+15005550006"), ("Body", message.body.as_str())])
        .await
        .map_err(actix_web::error::ErrorBadGateway)?;
    if !response.status().is_success() {
        return Ok(HttpResponse::BadGateway().finish());
    }
    Ok(HttpResponse::NoContent().finish())
}
