//! The second pass: a packed search for the few literals that are not token runs.
//!
//! In: a text. Out: private key blocks, passwords in URLs, values of names by which people call passwords and secrets, tokens whose
//! prefix has characters outside of token runs or whose run may be short, and tokens that are known by an inner literal.

use super::{anchors, context, left, runs, value};
use crate::model::{Candidate, RuleId, Sink, Use};
use crate::rules::{self, Check, names};
use aho_corasick::packed::{Config, MatchKind, Searcher};
use std::sync::LazyLock;

#[derive(Clone, Copy)]
enum Literal {
    /// `-----BEGIN`
    Pem,
    /// `://`
    Url,
    /// Part of a name of a secret.
    Name,
    /// A prefix that the run pass cannot find.
    Prefix,
    /// The inner literal of a rule.
    Anchor(RuleId),
}

struct Table {
    searcher: Option<Searcher>,
    literals: Vec<(&'static str, Literal)>,
}

/// Parts of names whose value need not look random. `assw` covers `password` and `passwd` with either case of the first letter.
const NAMES: &[&str] =
    &["assw", "ASSW", "ecret", "ECRET", "pwd", "PWD", "assphrase", "ASSPHRASE", "uthorization", "UTHORIZATION"];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut literals = vec![("-----BEGIN", Literal::Pem), ("://", Literal::Url)];
    literals.extend(NAMES.iter().map(|n| (*n, Literal::Name)));
    for entry in rules::prefixes().iter().filter(|e| !found_elsewhere(e)) {
        literals.push((entry.prefix, Literal::Prefix));
    }
    for (i, rule) in rules::credentials().iter().enumerate() {
        if let Some(anchor) = rule.anchor.filter(|a| !anchors::is_within_runs(a.literal)) {
            literals.push((anchor.literal, Literal::Anchor(RuleId(i as u16))));
        }
    }
    // Literals with the same beginning: the packed search reports one, so all that start there are tried.
    literals.sort_by_key(|(text, _)| *text);
    let mut distinct: Vec<&str> = literals.iter().map(|(text, _)| *text).collect();
    distinct.dedup();
    let searcher = Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(distinct.iter()).build();
    Table { searcher, literals }
});

/// Whether every token with this prefix contains, from the prefix on, a run long enough for the first pass. Prefixes that end
/// with `://` are looked up where that literal stands.
fn found_elsewhere(entry: &rules::PrefixEntry) -> bool {
    let prefix = entry.prefix.as_bytes();
    let token = prefix.iter().all(|b| super::simd::is_token(*b));
    let long = |r: &u16| prefix.len() + least_run(rules::credential(RuleId(*r)).shape).0 >= runs::MIN_RUN;
    (token && entry.rules.iter().all(long)) || prefix.ends_with(b"://")
}

/// The least number of token characters with which every token of this shape begins, and whether it can be all of it.
fn least_run(shape: &[rules::Piece]) -> (usize, bool) {
    let mut total = 0;
    for piece in shape {
        let (len, whole) = match piece {
            rules::Piece::Literal(text) => {
                let len = text.bytes().take_while(|b| super::simd::is_token(*b)).count();
                (len, len == text.len())
            }
            rules::Piece::Class { set, min, .. } if set.members().all(super::simd::is_token) => {
                (usize::from(*min), true)
            }
            rules::Piece::Class { .. } => (0, false),
            rules::Piece::OneOf(options) => {
                let runs = options.iter().map(|o| least_run(o));
                runs.reduce(|a, b| (a.0.min(b.0), a.1 && b.1)).unwrap_or((0, true))
            }
        };
        total += len;
        if !whole {
            return (total, false);
        }
    }
    (total, true)
}

/// Looks for all literals.
pub(super) fn inspect(text: &[u8], found: &mut Vec<Candidate>) {
    let Some(searcher) = TABLE.searcher.as_ref() else {
        return inspect_one_by_one(text, found);
    };
    let mut at = 0;
    while let Some(hit) = searcher.find_in(text, aho_corasick::Span { start: at, end: text.len() }) {
        at = hit.start() + 1;
        dispatch(text, hit.start(), found);
    }
}

/// The same where no packed search exists for the processor.
fn inspect_one_by_one(text: &[u8], found: &mut Vec<Candidate>) {
    for first in 0..text.len() {
        dispatch(text, first, found);
    }
}

fn dispatch(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let rest = &text[at..];
    let first = TABLE.literals.partition_point(|(l, _)| l.as_bytes()[0] < rest[0]);
    for (literal, kind) in TABLE.literals[first..].iter().take_while(|(l, _)| l.as_bytes()[0] == rest[0]) {
        if rest.starts_with(literal.as_bytes()) {
            match kind {
                Literal::Pem => pem(text, at, found),
                Literal::Url => url(text, at, found),
                Literal::Name => named(text, at, literal.len(), found),
                Literal::Prefix => prefixed(text, at, found),
                Literal::Anchor(rule) => anchors::at(text, at, *rule, found),
            }
        }
    }
}

fn prefixed(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let inside = at > 0 && text[at - 1].is_ascii_alphanumeric() && text[at].is_ascii_alphanumeric();
    if !inside {
        runs::prefixed_at(text, at, found);
    }
}

/// Longest private key block that is followed to its end line.
const PEM_MAX: usize = 64 * 1024;

static PEM_RULE: LazyLock<Option<RuleId>> = LazyLock::new(|| rule_where(|r| r.check == Check::Pem));

fn rule_where(wanted: impl Fn(&rules::Credential) -> bool) -> Option<RuleId> {
    rules::credentials().iter().position(wanted).map(|i| RuleId(i as u16))
}

/// A block of a private key, from its BEGIN line to its END line (or as far as its text goes).
fn pem(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let window = &text[at..text.len().min(at + PEM_MAX)];
    let Some(label_end) = memchr::memmem::find(&window[10..window.len().min(80)], b"-----").map(|p| p + 10) else {
        return;
    };
    let label = &window[10..label_end];
    if memchr::memmem::find(label, b"PRIVATE KEY").is_none() {
        return;
    }
    let Some(rule) = *PEM_RULE else { return };
    let end_line = [b"-----END".as_slice(), label, b"-----"].concat();
    let end = match memchr::memmem::find(window, &end_line) {
        Some(p) => p + end_line.len(),
        None => {
            // Cut off: up to the last character that can belong to the block.
            let body = &window[label_end + 5..];
            let len =
                body.iter().take_while(|b| b.is_ascii_alphanumeric() || b"+/=\\\r\n \t\"',-:".contains(b)).count();
            let tail = &body[..len];
            label_end + 5 + tail.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |p| p + 1)
        }
    };
    found.push(Candidate { span: at..at + end, rules: vec![rule], usage: left::assigned(text, at) });
}

/// The password of `scheme://user:password@host`, or a long user name that stands alone before the `@`.
fn url(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let scheme_len =
        text[..at].iter().rev().take(20).take_while(|b| b.is_ascii_alphanumeric() || b"+-.".contains(b)).count();
    let scheme = String::from_utf8_lossy(&text[at - scheme_len..at]).to_ascii_lowercase();
    runs::prefixed_at(text, at - scheme_len, found);
    let rest = &text[at + 3..text.len().min(at + 3 + 512)];
    let len = rest.iter().take_while(|b| !b.is_ascii_whitespace() && !b"/?#\"'<>`\\|^".contains(b)).count();
    let Some(sign) = memchr::memrchr(b'@', &rest[..len]) else { return };
    let user_info = &rest[..sign];
    let start = at + 3 + memchr::memchr(b':', user_info).map_or(0, |p| p + 1);
    let span = start..at + 3 + sign;
    if span.is_empty() || !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return;
    }
    let alone = span.start == at + 3;
    if alone && span.len() < 16 {
        return;
    }
    let base = scheme.rsplit(':').next().unwrap_or(&scheme).to_string();
    let rules = rule_where(|r| r.url_schemes.contains(&base.as_str())).into_iter().collect();
    let host = Some(left::host_of_authority(&rest[sign + 1..]));
    let usage = Use { sink: Sink::UrlPassword { scheme: base }, host, name: None, quoted: false };
    found.push(Candidate { span, rules, usage });
}

/// A value given to a name that contains one of [`NAMES`].
fn named(text: &[u8], at: usize, len: usize, found: &mut Vec<Candidate>) {
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || b"_-.".contains(b);
    let end = at + len + text[at + len..].iter().take(64).take_while(|b| is_name(b)).count();
    let Some((span, _)) = value::right_of(text, end) else { return };
    let mut span = span;
    skip_scheme(text, &mut span);
    if span.len() < 4 {
        return;
    }
    let usage = left::assigned(text, span.start);
    let claimed = match (&usage.sink, usage.name.as_deref()) {
        (Sink::Header { .. }, _) => true,
        (_, Some(name)) => names::role(name) == names::Role::Strong,
        _ => false,
    };
    if claimed {
        context::push(text, span, usage, found);
    }
}

/// `Bearer x`: the value is what follows the scheme.
fn skip_scheme(text: &[u8], span: &mut std::ops::Range<usize>) {
    let value = &text[span.clone()];
    let word = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let blanks = value[word..].iter().take_while(|b| **b == b' ').count();
    let known = ["bearer", "token", "basic", "key", "apikey"];
    if blanks > 0 && known.iter().any(|k| value[..word].eq_ignore_ascii_case(k.as_bytes())) {
        span.start += word + blanks;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Class;

    #[test]
    fn there_are_few_literals() {
        // The packed search degrades with their number; more of them need another way.
        let texts: Vec<&str> = TABLE.literals.iter().map(|l| l.0).collect();
        assert!(texts.len() <= 48, "{} literals: {texts:?}", texts.len());
        assert!(TABLE.searcher.is_some() || cfg!(not(target_arch = "x86_64")));
        assert!(rules::credentials().iter().filter(|r| r.class == Class::Prefix).all(|r| !r.prefixes.is_empty()));
    }
}
