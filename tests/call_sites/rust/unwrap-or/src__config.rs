pub struct Config {
    pub port: String,
    pub stripe: String,
}

impl Config {
    pub fn from_env() -> Self {
        Self {
            port: std::env::var("PORT").unwrap_or_else(|_| "8080".into()),
            stripe: std::env::var("STRIPE_SECRET_KEY").unwrap_or_else(|_| "{{stripe-secret-key-live}}".to_string()),
        }
    }
}
