pub struct Config {
    pub resend_api_key: String,
    pub from: String,
}

impl Config {
    pub fn from_env() -> Self {
        Self {
            resend_api_key: std::env::var("RESEND_API_KEY").expect("RESEND_API_KEY"),
            from: std::env::var("MAIL_FROM").unwrap_or_else(|_| "no-reply@example.com".into()),
        }
    }
}
