//! Passwords that everybody tries first, where they open something: `jdbc.password=123456` beside the address of a server.
//!
//! In: a text and a value that a name claims. Out: whether it is such a password, and whether somebody logs in with it at a host that
//! somebody runs. Anywhere else the same value stands for another one, or opens what its author alone can reach; that is said by the rest of
//! the judge. It refuses to know paths, which count against it among tests and documents.

use super::{Weighing, company, hosts, passwords, placeholder, weights};
use crate::model::{Secret, Sink};
use crate::rules::names;
use crate::rules::words::Words;

/// What is said of it.
const REASON: &str = "one of the passwords that are tried first, and it opens a host that somebody runs";

/// Whether a value is tried first, and a user logs in with it at a host that somebody runs.
pub(super) fn is_in_use(text: &[u8], secret: &Secret) -> bool {
    let value = secret.text.reveal();
    let name = secret.usage.name.as_deref().unwrap_or("");
    match &secret.usage.sink {
        Sink::UrlPassword { .. } => {
            let host = secret.usage.host.as_deref().unwrap_or("");
            passwords::is_of_service(secret) && hosts::is_real(host) && is_tried_first(value)
        }
        Sink::Assignment => {
            secret.rules.is_empty()
                && passwords::is_password(name)
                && is_tried_first(value)
                && !company::is_commented(text, secret.span.start)
                && (company::is_of_real_login(text, secret)
                    || company::repeats_user(text, secret) && company::is_of_real_host(text, secret))
        }
        _ => false,
    }
}

/// Weighs it by its place alone: its look says that it is weak, not that it is none.
pub(super) fn weigh(weigh: &mut Weighing) {
    weigh.add(weights::WEAK_IN_USE, REASON);
}

/// Whether a value is what servers are delivered with, what counts up or repeats, or a word with such a number behind it. Words that say that
/// another value belongs there are none.
fn is_tried_first(value: &[u8]) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=16;
    let letters = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (word, rest) = value.split_at(letters);
    let number = rest.split_first().filter(|(sign, _)| b"@#!_".contains(sign)).map_or(rest, |(_, number)| number);
    let is_counted = number.len() > 4 && placeholder::reason(number, false).is_some();
    let is_number = number.len() <= 10 && number.iter().all(u8::is_ascii_digit) && (number.len() <= 4 || is_counted);
    let lower = word.to_ascii_lowercase();
    let is_known = [Words::Delivered, Words::Common, Words::User, Words::Typed].iter().any(|kind| kind.has(&lower));
    let says_so = || names::role(&String::from_utf8_lossy(&lower)) != names::Role::Unknown;
    let stands_in = || [Words::Instead, Words::Offhand, Words::Asking].iter().any(|kind| kind.has(&lower));
    let of_word = || match number {
        [] => is_known && !says_so(),
        // `mara123456`
        _ => is_known || is_counted && !says_so(),
    };
    LENGTHS.contains(&value.len())
        && is_number
        && !stands_in()
        && if word.is_empty() { number.len() >= 4 } else { of_word() }
}

#[cfg(test)]
mod tests {
    use crate::detect::detect;
    use crate::judge::{judge, with_path};
    use crate::model::{Evidence, Secret};

    fn weak(path: &str, text: &str) -> bool {
        let is_weak = |secret: &Secret| secret.evidence.iter().any(|e| e.code == Evidence::WEAK_IN_USE);
        let judged = |c| with_path(judge(text.as_bytes(), c, 0), path.as_bytes());
        detect(text.as_bytes()).into_iter().map(judged).any(|s| is_weak(&s) && s.verdict.is_reported())
    }

    /// As this, or as a password that was chosen.
    fn said(path: &str, text: &str) -> bool {
        let judged = |c| with_path(judge(text.as_bytes(), c, 0), path.as_bytes());
        detect(text.as_bytes()).into_iter().map(judged).any(|s| s.verdict.is_reported())
    }

    fn properties(host: &str, user: &str, password: &str) -> String {
        format!("jdbc.url=jdbc:mysql://{host}:3306/shop\njdbc.username={user}\njdbc.password={password}\n")
    }

    #[test]
    fn what_is_tried_first_opens_hosts_that_somebody_runs() {
        for password in [
            "123456",
            "root",
            "admin",
            "000000",
            "root123",
            "admin@123",
            "abc123",
            "password1",
            "postgres",
            "mara123456",
        ] {
            for host in ["47.92.14.8", "10.12.4.8", "db4.gartenbau-nord.de"] {
                let text = properties(host, "root", password);
                assert!(said("src/main/resources/jdbc.properties", &text), "{text}");
            }
        }
        for password in ["123456", "root"] {
            assert!(weak("jdbc.properties", &properties("47.92.14.8", "root", password)), "{password}");
        }
        for text in [
            "$c = mysqli_connect('db4.gartenbau-nord.de','shop','{weak}','shop');",
            "\"Server=47.92.14.8;Database=shop;User Id=sa;Password={weak};\"",
            "conn = pymysql.connect(host='47.92.14.8', user='root', password='{weak}', db='shop')",
            "DATABASE_URL=mysql://root:{weak}@47.92.14.8:3306/shop",
            "REDIS_URL=redis://:{weak}@cache.gartenbau-nord.de:6379",
        ] {
            for password in ["123456", "root"] {
                let text = text.replace("{weak}", password);
                assert!(said("app/settings.txt", &text), "{text}");
            }
        }
    }

    #[test]
    fn and_nothing_elsewhere() {
        for host in ["localhost", "127.0.0.1", "mysql", "db.example.com", "your-server.com"] {
            for password in ["123456", "root"] {
                assert!(!weak("src/main/resources/jdbc.properties", &properties(host, "root", password)), "{host}");
            }
        }
        for password in ["changeme", "password", "your_password", "null", "required", "xxxxxx", "******", "string"] {
            assert!(!weak("src/jdbc.properties", &properties("47.92.14.8", "shop", password)), "{password}");
        }
        let text = properties("47.92.14.8", "root", "123456");
        for path in ["README.md", "src/test/resources/jdbc.properties", "docs/setup.md", "examples/jdbc.properties"] {
            assert!(!weak(path, &text), "{path}");
        }
        for text in [
            "conn = connect(host='47.92.14.8', user=user, password=password)",
            "MYSQL_ROOT_PASSWORD: root",
            "'url' = 'jdbc:postgresql://postgres:5432/shop', 'username' = 'postgres', 'password' = 'postgres', 'driver' = 'org.postgresql.Driver'",
            "mysql://root:root@localhost:3306/shop",
        ] {
            assert!(!weak("app/settings.txt", text), "{text}");
        }
        let commented = text.replace("jdbc.", "# jdbc.");
        assert!(!weak("app/settings.txt", &commented), "{commented}");
    }
}
