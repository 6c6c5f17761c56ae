use std::collections::HashMap;

pub fn endpoint(hosts: &HashMap<String, String>, name: &str) -> String {
    hosts.get(name).cloned().unwrap_or_else(|| "https://api.openai.com/v1".to_string())
}

pub fn check(e: &reqwest::Error) -> bool {
    e.is_timeout()
}
