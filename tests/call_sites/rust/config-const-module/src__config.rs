pub const API_KEY: &str = "{{random:32:lc}}";
pub const API_URL: &str = "https://apis.languageconfidence.ai";
