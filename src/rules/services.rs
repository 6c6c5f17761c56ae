//! What a password opens, by the words that stand with it or by the place of its file.
//!
//! In: `rules/judge/services.txt` and a text or a path. Out: the beginning of a name for its variable, or with a `=` behind it the whole one.

use super::{lists, names};
use bstr::ByteSlice as _;
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

/// Folders above a file that tell what it is about.
const FOLDERS: usize = 2;

/// The first service after which a file or one of the folders right above it is called, the file before the folders.
pub fn of_path(path: &[u8]) -> Option<&'static str> {
    let mut steps = path.rsplit(|b| *b == b'/').take(FOLDERS + 1).enumerate().map(|(nth, step)| {
        let step = step.to_str_lossy();
        (nth == 0, names::words(step.split('.').next().unwrap_or("")))
    });
    let tells = |service: &&Service, (is_file, words): &(bool, Vec<String>)| {
        let is_one = |word: &String, (told, open): (&str, bool)| {
            let of_file = told.strip_prefix("./").filter(|_| *is_file);
            let told = of_file.or_else(|| told.strip_prefix('/')).unwrap_or(told);
            word == told || open && word.starts_with(told)
        };
        service.words.iter().any(|told| words.iter().any(|word| is_one(word, *told)))
    };
    steps.find_map(|step| SERVICES.iter().find(|service| tells(service, &step))).map(|service| service.name)
}

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
    fn a_service_is_told_by_the_place_of_a_file() {
        assert_eq!(of_path(b"core/src/acme/mail/EmailClient.java"), Some("MAIL"));
        assert_eq!(of_path(b"scripts/create-admin.mjs"), Some("ADMIN"));
        assert_eq!(of_path(b"admin/config.php"), None);
        assert_eq!(of_path(b"src/redis.factory.ts"), Some("REDIS"));
        assert_eq!(of_path(b"mail/a/b/c/main.py"), None);
        assert_eq!(named_in("login(email, "), None);
    }

    #[test]
    fn every_line_has_words() {
        assert!(SERVICES.len() > 10);
        assert_eq!(SERVICES.iter().find(|s| s.words.is_empty()).map(|s| s.name), None);
    }
}
