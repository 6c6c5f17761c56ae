//! JSON with comments, value by value, with the keys above each.
//!
//! In: text. Out: texts that are values of keys. What is broken says what could be read before.

use super::yaml::DEEPEST;

/// Goes through all texts that are values, each with the keys that lead to it.
pub(super) fn walk<'t>(text: &'t str, mut visit: impl FnMut(&[&'t str], &'t str)) {
    let (mut keys, mut last): (Vec<&str>, Option<&str>) = (Vec::new(), None);
    let mut is_value = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut step = c.len_utf8();
        match c {
            '/' if rest.starts_with("//") => step = rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => step = rest.find("*/").map_or(rest.len(), |at| at + 2),
            '"' => {
                let Some(inner) = quoted(&rest[1..]) else { return };
                if is_value {
                    visit(&keys, inner);
                } else {
                    last = Some(inner);
                }
                step = inner.len() + 2;
            }
            ':' => {
                keys.push(last.take().unwrap_or_default());
                is_value = true;
            }
            ',' | '}' => {
                if is_value {
                    keys.pop();
                }
                is_value = false;
                // What ends is the value of the key above.
                if c == '}' && !keys.is_empty() {
                    is_value = true;
                }
            }
            '{' => is_value = false,
            // Items of a list have no names.
            '[' => step = rest.find(']').map_or(rest.len(), |at| at + 1),
            _ => {}
        }
        if keys.len() > DEEPEST {
            return;
        }
        rest = &rest[step..];
    }
}

/// A text up to its closing quote.
fn quoted(text: &str) -> Option<&str> {
    let mut escaped = false;
    for (at, b) in text.bytes().enumerate() {
        match b {
            b'"' if !escaped => return text.get(..at),
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::walk;

    #[test]
    fn values_have_the_keys_above_them() {
        let text =
            r#"{ "A": { "B": "1", "C": 2, /* "X": "y" */ "L": ["q"], "D": { "E": "5" } }, "F": "6" } // "G": "7""#;
        let mut found = Vec::new();
        walk(text, |keys, value| found.push(format!("{}={value}", keys.join(":"))));
        assert_eq!(found, ["A:B=1", "A:D:E=5", "F=6"]);
        walk("{ \"A\": \"open", |keys, _| panic!("{keys:?} has no end"));
    }
}
