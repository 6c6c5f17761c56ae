//! Data that is written out as a text: `{"type": "auth", "api_key": "..."}`.
//!
//! In: a text, and the value that stands behind it where several are put together. Out: entries with their names. Quotes may have the strokes that
//! the language around them asks for; nothing else of the notation is held to be right.

use crate::model::{Literal, SecretText, Value};

/// Longer texts are no messages.
const LONGEST: usize = 4_096;
/// Longer names are none of settings.
const LONGEST_NAME: usize = 40;

/// Adds the entries of a text whose names are wanted.
pub(super) fn entries(
    text: &Literal,
    behind: Option<&Value>,
    wanted: &dyn Fn(&str) -> bool,
    out: &mut Vec<(String, Value)>,
) {
    let said = text.as_str();
    if said.len() > LONGEST {
        return;
    }
    if !said.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '"' | '\'')) {
        of_form(text, behind, wanted, out);
    }
    for (at, _) in said.match_indices(':') {
        let Some(name) = name_before(said.get(..at).unwrap_or("")).filter(|name| wanted(name)) else { continue };
        let rest = said.get(at + 1..).unwrap_or("");
        let value = value_of(text, at + 1 + (rest.len() - rest.trim_start().len()));
        if let Some(value) = value.or_else(|| behind.cloned()) {
            out.push((name.to_string(), value));
        }
    }
}

/// Adds the fields of a form: `format=mp3&rate=16000`.
fn of_form(text: &Literal, behind: Option<&Value>, wanted: &dyn Fn(&str) -> bool, out: &mut Vec<(String, Value)>) {
    let said = text.as_str();
    let mut at = 0;
    let last = said.rsplit(['&', '?']).next().and_then(|field| field.strip_suffix('=')).filter(|name| wanted(name));
    out.extend(last.zip(behind).map(|(name, value)| (name.to_string(), value.clone())));
    for field in said.split(['&', '?']) {
        if let Some((name, value)) = field.split_once('=').filter(|(name, value)| wanted(name) && !value.is_empty()) {
            let start = at + name.len() + 1;
            out.push((name.to_string(), Value::Text(part(text, value, start))));
        }
        at += field.len() + 1;
    }
}

/// A part of a text that begins at a place of it.
fn part(text: &Literal, part: &str, at: usize) -> Literal {
    // Where something is written otherwise than it is, the whole text is the place.
    let exact = text.end.checked_sub(text.start).is_some_and(|length| length as usize == text.as_str().len());
    let (start, end) = match exact {
        true => (text.start + at as u32, text.start + (at + part.len()) as u32),
        false => (text.start, text.end),
    };
    Literal { text: SecretText::new(part), start, end }
}

/// The name in quotes that a text ends with.
fn name_before(text: &str) -> Option<&str> {
    let named = text.trim_end().strip_suffix(['"', '\''])?;
    let named = named.strip_suffix('\\').unwrap_or(named);
    let name = named.rsplit(['"', '\'']).next()?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    (name.len() < named.len() && name.len() <= LONGEST_NAME && name.chars().all(is_name)).then_some(name)
}

/// The value that begins at a place of a text; `None` where the text ends with its quote, or before.
fn value_of(text: &Literal, at: usize) -> Option<Value> {
    let said = text.as_str();
    let rest = said.get(at..)?;
    let quoted = rest.strip_prefix('\\').unwrap_or(rest);
    let Some(value) = quoted.strip_prefix(['"', '\'']) else {
        let number = rest.split([',', '}', ' ', '\n', '\\']).next()?;
        return match (number.is_empty(), number.parse()) {
            (true, _) if rest.is_empty() => None,
            (_, Ok(number)) => Some(Value::Number(number)),
            _ => Some(Value::Unknown),
        };
    };
    let end = value.find(['"', '\'', '\\'])?;
    Some(Value::Text(part(text, value.get(..end)?, at + (rest.len() - value.len()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(said: &str, behind: Option<&Value>) -> Vec<(String, Value)> {
        let text = Literal { text: SecretText::new(said), start: 10, end: 10 + said.len() as u32 };
        let mut out = Vec::new();
        entries(&text, behind, &|name| name != "type", &mut out);
        out
    }

    #[test]
    fn entries_of_a_text_have_their_places() {
        for said in [r#"{"type": "a", "key" : "abc"}"#, r#"{\"type\": \"a\", \"key\": \"abc\"}"#, "{'key': 'abc'}"] {
            let all = read(said, None);
            let [(name, Value::Text(text))] = all.as_slice() else { panic!("{said}: {}", all.len()) };
            let place = (text.start as usize - 10)..(text.end as usize - 10);
            assert_eq!((name.as_str(), text.as_str(), said.get(place)), ("key", "abc", Some("abc")), "{said}");
        }
        assert!(matches!(read(r#"{"rate": 16000}"#, None).as_slice(), [(_, Value::Number(x))] if *x == 16000.0));
    }

    #[test]
    fn fields_of_forms_and_queries_are_entries() {
        for said in ["type=a&key=abc", "key=abc", "https://example.com/path?key=abc", "key=abc&none="] {
            let all = read(said, None);
            let [(name, Value::Text(text))] = all.as_slice() else { panic!("{said}: {}", all.len()) };
            let place = (text.start as usize - 10)..(text.end as usize - 10);
            assert_eq!((name.as_str(), text.as_str(), said.get(place)), ("key", "abc", Some("abc")), "{said}");
        }
        assert!(read("said: key=abc", None).is_empty());
    }

    #[test]
    fn what_stands_behind_the_text_is_the_value_of_its_last_name() {
        let behind = Value::Env { name: "KEY".into(), fallback: None };
        for said in [r#"{"type": "a", "key": ""#, r#"{"key":"#, r#"{\"key\": \""#] {
            assert_eq!(read(said, Some(&behind)), [("key".to_string(), behind.clone())], "{said}");
        }
        for said in ["", "{", "no: data", r#"{"key""#, r#"{"a b": "c"}"#, r#"https://a"#] {
            assert!(read(said, None).is_empty(), "{said}");
        }
        for said in ["type=a&key=", "key="] {
            assert_eq!(read(said, Some(&behind)), [("key".to_string(), behind.clone())], "{said}");
        }
        assert!(matches!(read(r#"{"key": name}"#, None).as_slice(), [(_, Value::Unknown)]));
    }
}
