fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = reqwest::blocking::Client::new();
    let res = client
        .post("https://api.resend.com/emails")
        .header("Authorization", "Bearer {{resend-api-key}}")
        .json(&serde_json::json!({ "from": "a@acme.dev", "to": "b@acme.dev", "text": "hi" }))
        .send()?
        .error_for_status()?;
    println!("{}", res.text()?);
    Ok(())
}
