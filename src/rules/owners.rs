//! Whose key a value without a prefix may be: which rules a word names, and whether a value has the form that a rule tells.
//!
//! In: words of names and of the text around, and a value. Out: context rules. Detection asks for what stands near a value, judging for what
//! its file imports.

use super::names::{self, Role};
use super::{AsciiSet, Class, Credential, Match, Piece, Provider, credentials, providers};
use crate::model::{RuleId, near};
use crate::rules::words::Words;
use memchr::memmem;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Context words, joined and in lower case, to the context rules that list them.
static BY_WORD: LazyLock<HashMap<String, Vec<RuleId>>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<RuleId>> = HashMap::new();
    for (i, rule) in credentials().iter().enumerate().filter(|(_, r)| r.class == Class::Context) {
        for word in rule.context {
            let rules = map.entry(joined(word)).or_default();
            if rules.last() != Some(&RuleId(i as u16)) {
                rules.push(RuleId(i as u16));
            }
        }
    }
    map
});

fn joined(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The context rules that list a word, which is joined and in lower case.
pub fn by_word(word: &str) -> &'static [RuleId] {
    BY_WORD.get(word).map_or(&[], Vec::as_slice)
}

/// The context rules that list the name of a provider.
pub fn of_provider(id: &str) -> &'static [RuleId] {
    by_word(&joined(id))
}

/// Whether a name says no more than that its value is a key: `key`, `API_KEYS` of an unknown service is more.
pub fn is_plain_key(name: &str) -> bool {
    let words = names::words(name);
    let elsewhere = || words.iter().any(|w| Words::Elsewhere.has(w.as_bytes()));
    names::role(name) == Role::Faint && matches!(words.last().map(String::as_str), Some("key" | "keys")) && !elsewhere()
}

/// Whether a name says that its value is a key, whose it is in one word, which is joined and in lower case, and nothing else.
pub fn is_key_of(name: &str, word: &str) -> bool {
    let words = names::words(name);
    is_plain_key(name) && words.split_last().is_some_and(|(_, owner)| owner.concat() == word)
}

/// Whether a provider takes its key in a parameter of this name.
pub fn takes_key(name: &str) -> bool {
    static NAMES: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| providers().iter().flat_map(|p| p.query_auth).copied().collect());
    NAMES.contains(&*name.to_ascii_lowercase())
}

/// Whether a value has the form of a key of one of the providers that are meant.
pub fn has_form_of(value: &[u8], is_meant: impl Fn(&Provider) -> bool) -> bool {
    let fits = |id: &RuleId| has_form(super::credential(*id), value);
    providers().iter().filter(|p| is_meant(p)).any(|p| of_provider(p.id).iter().any(fits))
}

/// Whether a value is a prefix of the rule, if it has any, and then what its shape says.
pub fn has_form(rule: &Credential, value: &[u8]) -> bool {
    let fits = |body: &[u8]| Match::of(rule.shape, body, boundary_of(rule.shape)) == Match::Whole(body.len());
    match rule.prefixes {
        [] => fits(value),
        prefixes => prefixes.iter().filter_map(|p| value.strip_prefix(p.as_bytes())).any(fits),
    }
}

/// `github.com/acme/app`: where code is kept, to which texts of all kinds link. What such a site is asked for stands under a word of its own.
pub fn links_to_code(text: &[u8]) -> bool {
    const ASKED: [&[u8]; 5] = [b"login", b"oauth", b"api", b"apps", b"settings"];
    let text = text.strip_prefix(b"www.").unwrap_or(text);
    let site = text.iter().take(16).take_while(|b| b.is_ascii_alphabetic()).count();
    let rest = text[site..].strip_prefix(b".com/").or_else(|| text[site..].strip_prefix(b".org/"));
    let Some(path) = rest.filter(|_| Words::Linked.has(&text[..site].to_ascii_lowercase())) else { return false };
    let word = |part: &[u8]| part.iter().take_while(|b| names::is_part(b)).count();
    let owner = word(path);
    owner > 1 && !ASKED.contains(&&path[..owner]) && path.get(owner) == Some(&b'/') && word(&path[owner + 1..]) > 1
}

/// Whether what a rule tells of a form has a sign at its place between two alphabets: six characters, a dot and sixteen.
pub fn has_sign(rule: &Credential) -> bool {
    let within = rule.shape.split_first().and_then(|(_, rest)| rest.split_last()).map_or(&[][..], |(_, inner)| inner);
    let sign =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_punctuation() && b != b'-' && b != b'_');
    within.iter().any(|piece| matches!(piece, Piece::Literal(text) if sign(text)))
}

/// Whether a value begins like one of the context rules that have a prefix.
pub fn may_have_prefix(value: &[u8]) -> bool {
    static PREFIXES: LazyLock<Vec<&'static [u8]>> = LazyLock::new(|| {
        let rules = credentials().iter().filter(|rule| rule.class == Class::Context);
        rules.flat_map(|rule| rule.prefixes).map(|prefix| prefix.as_bytes()).collect()
    });
    PREFIXES.iter().any(|prefix| value.starts_with(prefix))
}

/// Characters that would make a token longer if they followed: letters and digits, and what the last class holds.
pub fn boundary_of(shape: &[Piece]) -> AsciiSet {
    let last = match shape.last() {
        Some(Piece::Class { set, .. }) => set.0,
        _ => 0,
    };
    // Padding ends a token, whatever class it was drawn from.
    AsciiSet((ALNUM | last) & !(1 << b'='))
}

const ALNUM: u128 = {
    let mut set = 0u128;
    let mut b = 0u8;
    while b < 128 {
        if b.is_ascii_alphanumeric() {
            set |= 1 << b;
        }
        b += 1;
    }
    set
};

/// Lines of a file that are looked at for what it imports: those at its beginning.
const HEAD: usize = 4096;

/// Shorter values are told from words by the name of a key alone.
const LEAST: usize = 20;

/// The context rules of the providers whose libraries a file imports, and whose form a value has. An ordinary word names no provider.
pub fn imported(text: &[u8], value: &[u8]) -> Vec<RuleId> {
    let mut fitting = Vec::new();
    if value.len() < LEAST || !value.iter().any(u8::is_ascii_digit) {
        return fitting;
    }
    let head = &text[..text.len().min(HEAD)];
    let requires = CALL.find(head).is_some();
    for line in head.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| is_import(line, requires)) {
        for name in line.split(|b| !names::is_part(b)) {
            // `"github.com/acme/x"`: where a library is kept says nothing of whose key is meant.
            let end = near::place_of(name, line) + name.len();
            if name.contains(&b'.') && line.get(end) == Some(&b'/') {
                continue;
            }
            names::each_run(&String::from_utf8_lossy(name), |word| {
                let fits = |id: &&RuleId| {
                    let rule = super::credential(**id);
                    !rule.weak_context && has_form(rule, value)
                };
                by_word(word).iter().filter(fits).for_each(|id| {
                    if !fitting.contains(id) {
                        fitting.push(*id);
                    }
                });
            });
        }
    }
    fitting
}

/// What brings a library in within a line.
static CALL: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("require("));

/// Whether a line brings a library in, in the words of most languages; `requires`: [`CALL`] stands in some line.
fn is_import(line: &[u8], requires: bool) -> bool {
    const LONGEST: usize = 160;
    let words: [&[u8]; 11] = [
        b"import ",
        b"from ",
        b"use ",
        b"using ",
        b"require",
        b"#include",
        b"library(",
        b"gem ",
        b"open ",
        b"alias ",
        b"@import",
    ];
    line.len() <= LONGEST && (words.iter().any(|word| line.starts_with(word)) || requires && CALL.find(line).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_imports_names_its_keys() {
        let value = b"7c2ba16e19bce068f758fddf09af7d8c821b057b";
        let of = |text: &str| -> Vec<&str> {
            imported(text.as_bytes(), value).iter().map(|id| super::super::credential(*id).provider).collect()
        };
        let text = "\nx = 1\n".repeat(100);
        for line in [
            "from deepgram import Client",
            "const { createClient } = require('@deepgram/sdk');",
            "use deepgram::Client;",
        ] {
            assert!(of(&format!("{line}{text}")).contains(&"deepgram"), "{line}");
        }
        for line in ["# deepgram", "x = deepgram", "import os"] {
            assert!(of(&format!("{line}{text}")).is_empty(), "{line}");
        }
    }
}
