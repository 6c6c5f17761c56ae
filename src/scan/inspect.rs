//! One blob: its texts, their judged secrets, and places and excerpts for those that are to be reported.
//!
//! In: bytes and, where there is one, a path. Out: secrets with places. Pure: no threads, no files.

use crate::decode::{self, Doc, Lines};
use crate::detect;
use crate::judge;
use crate::model::{Candidate, Excerpt, Origin, Place, Secret, Verdict};
use crate::rules::{self, Class};
use std::sync::LazyLock;

/// The moment of the run, seconds since 1970-01-01 UTC: one for all tokens.
static NOW: LazyLock<i64> = LazyLock::new(|| {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX))
});

/// A text of a blob and what was found in it; never empty of secrets.
pub(super) struct Text<'a> {
    pub(super) doc: Doc<'a>,
    pub(super) secrets: Vec<Secret>,
}

/// A secret with everything that a finding about it shows.
#[derive(Clone, Debug)]
pub(super) struct Located {
    pub(super) secret: Secret,
    pub(super) place: Place,
    pub(super) excerpt: Excerpt,
}

/// The texts of a blob that hold secrets of any verdict, judged by the text alone.
pub(super) fn texts(bytes: &[u8]) -> Vec<Text<'_>> {
    decode::documents(bytes).into_iter().filter_map(judged).collect()
}

fn judged(doc: Doc<'_>) -> Option<Text<'_>> {
    let candidates = detect::detect(&doc.text);
    judge_all(doc, candidates)
}

/// The secrets among the candidates of a text.
pub(super) fn judge_all(doc: Doc<'_>, candidates: Vec<Candidate>) -> Option<Text<'_>> {
    if candidates.is_empty() {
        return None;
    }
    // In binaries only whole known forms count: names and values there are no assignments.
    let binary = decode::is_binary(&doc.text);
    let known =
        |rules: &[crate::model::RuleId]| rules.first().is_some_and(|id| rules::credential(*id).class != Class::Context);
    let mut secrets: Vec<Secret> = candidates
        .into_iter()
        .filter(|c| !binary || known(&c.rules))
        .map(|c| judge::judge(&doc.text, c, *NOW))
        .collect();
    secrets.iter_mut().for_each(|s| s.layers.clone_from(&doc.layers));
    (!secrets.is_empty()).then_some(Text { doc, secrets })
}

/// Whether a verdict is to be reported.
pub(super) fn is_wanted(verdict: Verdict, include_all: bool) -> bool {
    match verdict {
        Verdict::Proven | Verdict::Likely => true,
        Verdict::Possible | Verdict::Public | Verdict::Expired | Verdict::Malformed => include_all,
        Verdict::Unlikely | Verdict::Placeholder | Verdict::Encrypted => false,
    }
}

/// Places and excerpts of those secrets of a text that `wanted` picks.
pub(super) fn locate(text: &Text<'_>, origin: &Origin, wanted: impl Fn(&Secret) -> bool) -> Vec<Located> {
    if !text.secrets.iter().any(&wanted) {
        return Vec::new();
    }
    let lines = Lines::new(&text.doc.text);
    let masks: Vec<_> = text.secrets.iter().filter(|s| hides(s)).map(|s| (s.span.clone(), shown(s))).collect();
    let located = |secret: &Secret| Located {
        place: lines.place(origin, &secret.span),
        excerpt: lines.excerpt(&secret.span, &masks),
        secret: secret.clone(),
    };
    text.secrets.iter().filter(|s| wanted(s)).map(located).collect()
}

/// Whether an excerpt must hide it: everything that might be a secret, reported or not.
fn hides(secret: &Secret) -> bool {
    !matches!(secret.verdict, Verdict::Placeholder | Verdict::Encrypted)
}

/// How many characters of a secret may be shown: its public prefix, at most a third.
pub(super) fn shown(secret: &Secret) -> usize {
    let value = secret.text.reveal();
    let prefix = secret.rules.first().and_then(|id| {
        rules::credential(*id).prefixes.iter().filter(|p| value.starts_with(p.as_bytes())).map(|p| p.len()).max()
    });
    prefix.unwrap_or(0).min(value.len() / 3)
}
