//! `[[credential]]` in `keylint.toml`: a credential format of the user's own, found and judged as the built-in ones are.
//!
//! In: the tables with their spans. Out: [`Formats`], or what is wrong and where.
//!
//! ```toml
//! [[credential]]
//! id = "speech-service-key"
//! name = "Speech service key"
//! prefixes = ["spk_live_", "spk_test_"]
//! shape = "alnum:32 '.' hex:8"     # what follows the prefix; or, of one kind of characters:
//! # alphabet = "base64url"
//! # length = 32                    # or "20-60"
//! marker = "Sp"                    # must stand inside
//! severity = "critical"            # info, low, medium, high (the default) or critical
//! environment = "live"             # or "test"
//! client-safe = false
//! revoke = "https://speech.example.net/keys"
//! ```

use super::file::{Fault, fault};
use crate::rules::notation::{self, Element};
use crate::rules::own::{Format, Formats};
use crate::rules::{self, Environment, Severity};
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// One table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Credential {
    id: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    prefixes: Vec<String>,
    shape: Option<Spanned<String>>,
    alphabet: Option<Spanned<String>>,
    length: Option<Spanned<Length>>,
    #[serde(default)]
    marker: String,
    severity: Option<Severity>,
    environment: Option<Kind>,
    #[serde(default)]
    client_safe: bool,
    #[serde(default)]
    revoke: String,
}

/// A number of characters, or the least and the greatest.
#[derive(Deserialize)]
#[serde(untagged)]
enum Length {
    Exact(u16),
    Range(String),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Live,
    Test,
}

/// Reads the tables.
pub(super) fn formats(tables: &[Spanned<Credential>]) -> Result<Formats, Fault> {
    let mut declared: Vec<Format> = Vec::new();
    for table in tables {
        let format = one(table.get_ref(), table.span())?;
        if declared.iter().any(|other| other.id == format.id) {
            let message = format!("there are two formats `{}`", format.id);
            return Err(fault(message, None, table.get_ref().id.span()));
        }
        declared.push(format);
    }
    let last = tables.last().map_or(0..0, Spanned::span);
    Formats::of(&declared).ok_or_else(|| fault("there are too many formats".into(), None, last))
}

fn one(c: &Credential, span: Range<usize>) -> Result<Format, Fault> {
    let format = Format {
        id: id(&c.id)?,
        name: name(&c.name)?,
        prefixes: c.prefixes.clone(),
        shape: shape(c, &span)?,
        marker: c.marker.clone(),
        severity: c.severity.unwrap_or(Severity::High),
        environment: match c.environment {
            Some(Kind::Live) => Environment::Live,
            Some(Kind::Test) => Environment::Test,
            None => Environment::Unknown,
        },
        client_safe: c.client_safe,
        revoke: c.revoke.clone(),
    };
    match format.fault() {
        Some(why) => Err(fault(why, None, span)),
        None => Ok(format),
    }
}

/// Kebab-case, and not the name of a built-in format.
fn id(given: &Spanned<String>) -> Result<String, Fault> {
    let text = given.get_ref();
    let is_kebab = text
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    if !is_kebab {
        let help = Some("write small letters, digits and `-`: `speech-service-key`".to_owned());
        return Err(fault(format!("`{text}` is no id"), help, given.span()));
    }
    if rules::credentials().iter().any(|c| c.id == text) {
        let help = Some(format!("`keylint explain {text}` says what is known of it"));
        return Err(fault(format!("`{text}` is built in"), help, given.span()));
    }
    Ok(text.clone())
}

fn name(given: &Spanned<String>) -> Result<String, Fault> {
    match given.get_ref().trim() {
        "" => Err(fault("a format needs a `name`: diagnostics speak of it so".into(), None, given.span())),
        name => Ok(name.to_owned()),
    }
}

/// What follows the prefix, in the one or the other way to write it.
fn shape(c: &Credential, span: &Range<usize>) -> Result<Vec<Element>, Fault> {
    let help =
        || Some("as in `shape = \"alnum:32 '.' hex:8\"`, or `alphabet = \"alnum\"` with `length = 32`".to_owned());
    match (&c.shape, &c.alphabet, &c.length) {
        (Some(shape), None, None) => notation::shape(shape.get_ref()).map_err(|why| fault(why, help(), shape.span())),
        (None, Some(alphabet), Some(length)) => {
            let set = notation::alphabet(alphabet.get_ref()).map_err(|why| fault(why, help(), alphabet.span()))?;
            let (min, max) = bounds(length)?;
            let class = notation::class(set, min, max).map_err(|why| fault(why, help(), length.span()))?;
            Ok(vec![class])
        }
        _ => Err(fault("a format needs a `shape`, or an `alphabet` and a `length`".into(), help(), span.clone())),
    }
}

fn bounds(length: &Spanned<Length>) -> Result<(u16, u16), Fault> {
    match length.get_ref() {
        Length::Exact(n) => Ok((*n, *n)),
        Length::Range(text) => {
            let (min, max) = text.split_once('-').unwrap_or((text, text));
            let bad =
                || fault(format!("`{text}` is no length"), Some("write `32` or `\"20-60\"`".into()), length.span());
            Ok((min.trim().parse().map_err(|_| bad())?, max.trim().parse().map_err(|_| bad())?))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::rules;

    #[test]
    fn a_format_is_read_in_both_ways_of_writing_it() {
        let text = "[[credential]]\nid = \"speech-key\"\nname = \"Speech key\"\nprefixes = [\"spk_\"]\nshape = \"alnum:32 '.' hex:8\"\n\
                    [[credential]]\nid = \"speech-id\"\nname = \"Speech id\"\nprefixes = [\"spi-\"]\nalphabet = \"hex\"\nlength = \"16-20\"\n\
                    severity = \"low\"\nclient-safe = true\n";
        let formats = Config::parse(text, &[]).unwrap().formats().all();
        let ids: Vec<_> = formats.iter().map(|id| rules::credential(*id)).map(|c| (c.id, c.client_safe)).collect();
        assert_eq!(ids, [("speech-key", false), ("speech-id", true)]);
    }

    #[test]
    fn each_mistake_names_its_line() {
        let head = "[[credential]]\nid = \"speech-key\"\nname = \"Speech key\"\nprefixes = [\"spk_\"]\n";
        for (text, line, part) in [
            ("[[credential]]\nname = \"A\"\n".to_owned(), 1, "missing field `id`"),
            (head.replace("speech-key", "Speech Key"), 2, "no id"),
            (head.replace("speech-key", "private-key"), 2, "built in"),
            (head.replace("Speech key", " "), 3, "`name`"),
            (head.to_owned(), 1, "needs a `shape`"),
            (format!("{head}shape = \"alnum:4\"\n"), 1, "by chance"),
            (format!("{head}shape = \"alnun:40\"\n"), 5, "unknown alphabet"),
            (format!("{head}alphabet = \"alnum\"\nlength = \"many\"\n"), 6, "no length"),
            (format!("{head}shape = \"hex:32\"\nregex = \".*\"\n"), 6, "regex"),
            (format!("{head}shape = \"hex:32\"\n{head}shape = \"hex:40\"\n"), 7, "two formats"),
        ] {
            let error = Config::parse(&text, &[]).unwrap_err();
            assert!(error.message.contains(part), "{}", error.message);
            assert_eq!(error.place.unwrap().0.0, line, "{text}");
        }
    }
}
