//! Addresses that files of settings give to names: `speech.api.url=https://…`.
//!
//! In: the name and the text of a file. Out: names and addresses. Only files that a framework reads its settings from
//! are asked, by the beginnings of their names.

use super::{json, yaml};
use crate::model::{Literal, SecretText, Value};
use crate::rules::clients::syntax_tables;

/// Addresses of one file that are kept.
const MOST: usize = 64;

/// The addresses of a file.
pub(super) fn of(file: &str, text: &str) -> Vec<(String, Value)> {
    let mut out = Vec::new();
    if !is_settings(file) || !text.contains("://") && !text.contains(" ${") {
        return out;
    }
    let mut keep = |name: String, value: &str| {
        if let Some(address) = address(value).or_else(|| with_scheme(value)).filter(|_| out.len() < MOST) {
            out.push((name, Value::Text(Literal { text: SecretText::new(address), start: 0, end: 0 })));
        }
    };
    if file.ends_with(".properties") {
        let lines = text.lines().filter(|l| !l.trim_start().starts_with(['#', '!']));
        for (name, value) in lines.filter_map(|line| line.split_once(['=', ':'])) {
            keep(name.trim().to_string(), value);
        }
    } else if file.ends_with(".yml") || file.ends_with(".yaml") {
        yaml::walk(text, |above, entry| {
            if (entry.value.contains("://") || entry.value.contains(" ${")) && !entry.key.is_empty() {
                let name: Vec<&str> = above.iter().copied().chain([entry.key]).collect();
                keep(name.join("."), entry.value);
            }
        });
    } else if file.ends_with(".json") {
        json::walk(text, |above, value| keep(above.join(":"), value));
    }
    out
}

/// Whether a framework reads its settings from a file of this name.
pub(super) fn is_settings(file: &str) -> bool {
    let known = [".properties", ".yml", ".yaml", ".json"].iter().any(|end| file.ends_with(end));
    known && syntax_tables().iter().flat_map(|table| table.settings_files).any(|b| file.starts_with(b))
}

/// The value of a header with the scheme in it: `Bearer ${SPEECH_KEY}`.
fn with_scheme(value: &str) -> Option<&str> {
    let value = value.trim().trim_matches(['"', '\'']);
    let (scheme, reference) = value.split_once(' ')?;
    let whole = scheme.len() <= 10 && scheme.bytes().all(|b| b.is_ascii_alphabetic());
    (whole && reference.starts_with("${") && reference.ends_with('}')).then_some(value)
}

/// An address, or what a reference has where nobody sets its variable: `${SPEECH_URL:https://…}`.
fn address(value: &str) -> Option<&str> {
    let value = value.trim().trim_matches(['"', '\'']);
    let value = match value.strip_prefix("${").and_then(|v| v.strip_suffix('}')) {
        Some(reference) => reference.split_once(':')?.1,
        None => value,
    };
    let whole = ["https://", "http://", "wss://", "ws://"].iter().any(|scheme| value.starts_with(scheme));
    (whole && !value.contains(char::is_whitespace)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::of;

    fn found(file: &str, text: &str) -> Vec<(String, String)> {
        of(file, text).into_iter().map(|(name, value)| (name, value.text().unwrap_or("").to_string())).collect()
    }

    #[test]
    fn settings_of_a_framework_name_addresses() {
        let one = |name: &str, value: &str| vec![(name.to_string(), value.to_string())];
        let properties = "# other.url=https://a.example\nspeech.api-url=https://api.example.com/v1\nname=x\n";
        assert_eq!(found("application.properties", properties), one("speech.api-url", "https://api.example.com/v1"));
        let yaml = "speech:\n  api:\n    url: ${SPEECH_URL:https://api.example.com}\n    key: ${KEY}\n";
        assert_eq!(found("application-prod.yml", yaml), one("speech.api.url", "https://api.example.com"));
        let json = "{ // of the service\n \"Speech\": { \"Url\": \"https://api.example.com\", \"Key\": \"\" } }";
        assert_eq!(found("appsettings.json", json), one("Speech:Url", "https://api.example.com"));
        let scheme = "speech:\n  token: Bearer ${KEY}\n  note: say ${KEY} twice\n";
        assert_eq!(found("application.yml", scheme), one("speech.token", "Bearer ${KEY}"));
        assert!(found("package.json", json).is_empty(), "no file of settings");
        assert!(found("values.yml", yaml).is_empty(), "another tool's file");
        assert!(found("application.properties", "url=not an address://\n").is_empty());
    }
}
