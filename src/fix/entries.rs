//! What entries of settings are called by the names of all that they are below.
//!
//! In: the text before a value. Out: a name for a variable, or nothing where the lines are of no form that is known. Which files are asked for so, and
//! whether the name is wanted, is not asked.

use crate::rules::names;

/// Lines above an entry that are looked at, and names of a path.
const LINES: usize = 2_000;
const MOST: usize = 8;

/// The name of the entry whose value comes next: `SPRING_DATASOURCE_PASSWORD` of `spring.datasource.password=`, and of `password:` that is indented
/// below `datasource:`, which is so below `spring:`.
pub(super) fn name_of_path(before: &str) -> Option<String> {
    let mut lines = before.rsplit('\n');
    let own = lines.next()?;
    let (mut indent, key) = entry(own)?;
    let mut path = vec![key];
    for line in lines.take(LINES) {
        let text = line.trim();
        if indent == 0 || text.starts_with("---") || path.len() == MOST {
            break;
        }
        if text.is_empty() || text.starts_with('#') || indent_of(line) >= indent {
            continue;
        }
        // An entry of a list has no name.
        let (at, key) = entry(line).filter(|_| text.ends_with(':'))?;
        path.push(key);
        indent = at;
    }
    if indent > 0 {
        return None;
    }
    let words: Vec<String> = path.iter().rev().flat_map(|key| key.split('.')).flat_map(names::words).collect();
    let plain = |word: &String| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
    (words.len() > 1 && words.iter().all(plain)).then(|| words.join("_").to_ascii_uppercase())
}

/// The indent of a line and the name before its first sign of giving.
fn entry(line: &str) -> Option<(usize, &str)> {
    let (key, _) = line.split_once([':', '='])?;
    let key = key.trim().trim_matches(['"', '\'']);
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    (!key.is_empty() && !key.starts_with('-') && key.bytes().all(plain)).then(|| (indent_of(line), key))
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

#[cfg(test)]
mod tests {
    use super::name_of_path;

    #[test]
    fn an_entry_is_called_by_all_that_it_is_below() {
        let of = |text: &str| name_of_path(text).unwrap_or_default();
        assert_eq!(
            of("server:\n  port: 1\n\nspring:\n  # the base\n  datasource:\n    url: x\n    password: "),
            "SPRING_DATASOURCE_PASSWORD"
        );
        assert_eq!(of("spring.datasource.password="), "SPRING_DATASOURCE_PASSWORD");
        assert_eq!(of("a: 1\njwt:\n  secret: '"), "JWT_SECRET");
        assert_eq!(of("app:\n  mail-server:\n    password: \""), "APP_MAIL_SERVER_PASSWORD");
        // A name alone, an entry of a list, one in braces.
        assert_eq!(of("a: 1\npassword: "), "");
        assert_eq!(of("users:\n  - name: a\n    password: "), "");
        assert_eq!(of("users: {a: b, password: "), "");
    }
}
