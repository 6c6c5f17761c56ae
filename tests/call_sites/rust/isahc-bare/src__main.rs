use isahc::{prelude::*, Request};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = std::env::var("SLACK_BOT_TOKEN")?;
    let text = std::env::args().nth(1).ok_or("a text is needed")?;
    let body = serde_json::json!({ "channel": "#deploys", "text": text });
    let mut response = Request::post("https://slack.com/api/chat.postMessage")
        .header("authorization", format!("Bearer {key}"))
        .header("content-type", "application/json")
        .body(body.to_string())?
        .send()?;
    let answer: serde_json::Value = response.json()?;
    if answer["ok"] != true {
        return Err(answer["error"].to_string().into());
    }
    Ok(())
}
