//! What a password opens, by the words that stand with it.
//!
//! In: `rules/judge/services.txt` and a text. Out: the beginning of a name for its variable.

use super::lists;
use std::sync::LazyLock;

/// A name and the words that tell of it; those that may go on without their star.
struct Service {
    name: &'static str,
    words: Vec<(&'static str, bool)>,
}

static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| {
    let lines = lists::SERVICES.iter().copied();
    let service = |line: &'static str| {
        let mut words = line.split_whitespace();
        let name = words.next()?;
        let words = words.map(|w| w.strip_suffix('*').map_or((w, false), |head| (head, true))).collect();
        Some(Service { name, words })
    };
    lines.filter_map(service).collect()
});

/// The first service of which a word stands in a text.
pub fn named_in(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let of_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let words: Vec<&str> = lower.split(|c| !of_word(c)).filter(|w| !w.is_empty()).collect();
    let tells = |service: &&Service| {
        let is_one = |word: &str, (told, open): (&str, bool)| word == told || open && word.starts_with(told);
        service.words.iter().any(|told| words.iter().any(|word| is_one(word, *told)))
    };
    SERVICES.iter().find(tells).map(|service| service.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_told_by_whole_words() {
        assert_eq!(named_in("new PDO('mysql:host=db;dbname=x', 'root', "), Some("MYSQL"));
        assert_eq!(named_in("new PDO($dsn, 'root', "), Some("DB"));
        assert_eq!(named_in("psycopg2.connect(host=\"db.acme.io\", "), Some("POSTGRES"));
        assert_eq!(named_in("login(shift_pdos, "), None);
    }

    #[test]
    fn every_line_has_words() {
        assert!(SERVICES.len() > 10);
        assert_eq!(SERVICES.iter().find(|s| s.words.is_empty()).map(|s| s.name), None);
    }
}
