//! What the path of a file says about a candidate in it.
//!
//! In: a secret judged by its text, and a path. Out: evidence. Applied after attribution for blobs of the history.

use super::{Weighing, weights};
use crate::model::{Secret, Sink};
use crate::rules::paths::{self, Kind, Lower};
use crate::rules::words::Words;
use crate::rules::{self, Class, names};

/// The most that a path can add.
pub const MOST: i16 = weights::SETTINGS_FILE.decibels;

/// What tells of a value by what stands beside it.
const TOLD_BESIDE: [&str; 8] = [
    weights::LOGIN_BESIDE.code,
    weights::SETTINGS_BESIDE.code,
    weights::CIPHER_NEAR.code,
    weights::QUALIFIED_KEY.code,
    weights::KEY_BYTES.code,
    weights::PLAIN_KEY_BYTES.code,
    weights::CONSTANT_SALT.code,
    weights::WEAK_IN_USE.code,
];

/// Adds what the path says.
pub fn weigh(secret: &Secret, path: &[u8], weigh: &mut Weighing) {
    let lower = Lower::of(path);
    let by_name_only = secret.rules.first().is_none_or(|id| rules::credential(*id).class == Class::Context);
    let url = matches!(secret.usage.sink, Sink::UrlPassword { .. });
    if by_name_only && !url {
        if !secret.usage.sure && !secret.usage.literal && is_bare(secret) && !is_number(secret) && needs_quotes(path) {
            weigh.add(weights::EXPRESSION, "a bare word in a language whose literals stand in quotes");
        }
        if lower.is(Kind::Digests) {
            weigh.add(weights::DIGEST_FILE, Kind::Digests.what());
        }
        if lower.is(Kind::Foreign) && is_of_reports(secret) {
            weigh.add(
                weights::FOREIGN_REPORT,
                "the author of a package reports with it, whom nobody here can ask to change it",
            );
        }
        if lower.is(Kind::Translation) || is_bundle(path) {
            weigh.add(weights::TRANSLATION, Kind::Translation.what());
        }
    }
    if lower.is(Kind::Settings) {
        weigh.add(weights::SETTINGS_FILE, Kind::Settings.what());
    }
    if secret.evidence.iter().chain(&weigh.evidence).any(|e| e.code == weights::FORGEABLE.code)
        && paths::is_test_or_document(path)
    {
        weigh.add(weights::SAMPLE_TOKEN, "signed with a well-known key in a folder of tests or examples");
    }
    let made_up =
        url || (by_name_only && secret.evidence.iter().chain(&weigh.evidence).any(|e| weights::is_of_password(e.code)));
    // A word, or a bare key, counts by what stands beside it: documents show such settings, too.
    let told = secret.evidence.iter().chain(&weigh.evidence).any(|e| TOLD_BESIDE.contains(&e.code));
    if secret.evidence.iter().chain(&weigh.evidence).any(|e| e.code == weights::TEST_MODULE.code) {
        return;
    }
    let of = |weight: weights::Weight| secret.evidence.iter().chain(&weigh.evidence).any(|e| e.code == weight.code);
    let strong = (of(weights::STRONG_PASSWORD) || of(weights::GENERATED_PASSWORD)) && !of(weights::MADE_UP);
    let real = lower.is(Kind::Data) || lower.is(Kind::Driven);
    if strong && !url && !told && lower.is(Kind::Test) && real && !lower.is(Kind::Pretended) {
        let what = if lower.is(Kind::Driven) { Kind::Driven.what() } else { "settings or data of tests" };
        weigh.add(weights::TEST_DATA, format!("in {what}"));
    } else if of(weights::REAL_PLACE) && !lower.is(Kind::Document) && !paths::is_example(&folder_of(path)) {
        // `email_test.py` by hand: its folder is none of tests.
    } else if strong && !url && !told && is_program_beside_documents(&lower, path) {
        weigh.add(weights::DOCUMENT, "in a program in a folder of documents");
    } else if (made_up || told) && (paths::is_example(&lower) || (url || told) && lower.is(Kind::Document)) {
        let what = if paths::is_example(&lower) { "in a folder of tests or examples" } else { "in a document" };
        weigh.add(weights::TEST_PATH, what);
    } else if made_up && lower.is(Kind::Document) {
        weigh.add(weights::DOCUMENT, "in a document");
    }
}

/// `docs/print-tickets.php`: a page or a program in a folder of documents, and nothing else that says that it is an example. Snippets stand in documents.
fn is_program_beside_documents(lower: &Lower, path: &[u8]) -> bool {
    let aside = [Kind::Test, Kind::Example, Kind::Template, Kind::MadeUp, Kind::Document, Kind::Guide];
    lower.is(Kind::Documentation)
        && !aside.iter().any(|kind| lower.is(*kind))
        && rules::language_of_path(path).is_some_and(rules::Language::literals_need_quotes)
}

/// `repo_token`, `goveralls -repotoken`: how much of a repository is tested goes to a service with it.
fn is_of_reports(secret: &Secret) -> bool {
    let words = names::words(secret.usage.name.as_deref().unwrap_or(""));
    let joined = words[words.len().saturating_sub(2)..].concat();
    Words::Reports.all().iter().any(|word| joined.ends_with(word))
}

/// The folder of a file, as the path of a file without a name that tells.
fn folder_of(path: &[u8]) -> Lower {
    let end = memchr::memrchr(b'/', path).map_or(0, |slash| slash + 1);
    Lower::of(&[&path[..end], b"x"].concat())
}

/// `messages_fi.properties`, `config_pt_BR.properties`: texts in a language.
fn is_bundle(path: &[u8]) -> bool {
    let Some(stem) = path.strip_suffix(b".properties") else { return false };
    let part = |len: usize, f: fn(&u8) -> bool, stem: &[u8]| {
        let (head, tail) = stem.split_at(stem.len().saturating_sub(len + 1));
        (tail.first() == Some(&b'_') && tail.len() == len + 1 && tail[1..].iter().all(f)).then_some(head.len())
    };
    let country = part(2, u8::is_ascii_uppercase, stem).map_or(stem, |len| &stem[..len]);
    part(2, u8::is_ascii_lowercase, country).is_some()
}

fn is_bare(secret: &Secret) -> bool {
    matches!(secret.usage.sink, Sink::Assignment | Sink::Header { .. } | Sink::Unknown)
}

/// `0x…` with as many digits as a key of 256 bits has: a literal that no language puts in quotes.
fn is_number(secret: &Secret) -> bool {
    let digits = secret.text.reveal().strip_prefix(b"0x").unwrap_or_default();
    digits.len() == 64 && digits.iter().all(u8::is_ascii_hexdigit)
}

/// Languages whose string literals stand in quotes: in them a bare word is an expression.
fn needs_quotes(path: &[u8]) -> bool {
    rules::language_of_path(path).is_some_and(rules::Language::literals_need_quotes)
}
