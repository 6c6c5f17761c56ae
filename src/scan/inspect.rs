//! One blob: its texts, their judged secrets, and places and excerpts for those that are to be reported.
//!
//! In: bytes and, where there is one, a path. Out: secrets with places. Pure: no threads, no files.

use crate::decode::{self, Budget, Doc, Lines, Map, Only};
use crate::detect::{self, Found};
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
    let found = detect::find(&doc.text);
    judge_all(doc, &found)
}

/// The secrets among what was found in a text, and those in the layers inside of it, whose spans are those of the encoded parts.
pub(super) fn judge_all<'a>(doc: Doc<'a>, found: &Found) -> Option<Text<'a>> {
    if found.candidates.is_empty() && found.spots.is_empty() {
        return None;
    }
    let mut secrets = of_text(&doc, found);
    if !found.spots.is_empty() {
        let mut inner = Vec::new();
        let mut budget = Budget::of_blob(doc.text.len());
        let whole = Doc { text: (&*doc.text).into(), layers: doc.layers.clone(), map: Map::Same, only: Only::Anything };
        in_layers(&whole, found, &mut budget, &mut inner);
        add_inner(&mut secrets, inner);
    }
    (!secrets.is_empty()).then_some(Text { doc, secrets })
}

fn is_known(secret: &[crate::model::RuleId]) -> bool {
    secret.first().is_some_and(|id| rules::credential(*id).class != Class::Context)
}

/// The secrets of a text itself.
fn of_text(doc: &Doc<'_>, found: &Found) -> Vec<Secret> {
    // In binaries only whole known forms count: names and values there are no assignments. So it is where literals are joined.
    let forms_alone = doc.only == Only::Joined || decode::is_binary(&doc.text);
    let counts = |c: &Candidate| (!forms_alone || is_known(&c.rules)) && doc.is_new(&c.span);
    let judged = found.settled().into_iter().filter(counts).map(|c| judge::judge(&doc.text, c, *NOW));
    let mut secrets: Vec<Secret> = judged.collect();
    secrets.iter_mut().for_each(|s| s.layers.clone_from(&doc.layers));
    secrets
}

/// The secrets of the texts that begin at the spots of a text. `doc` has its place in the outermost text.
fn in_layers(doc: &Doc<'_>, found: &Found, budget: &mut Budget, secrets: &mut Vec<Secret>) {
    let spots = found.settled_spots();
    decode::unfold(&doc.text, &spots, detect::simd::is_token, budget, &mut |inner, budget| {
        let found = detect::find(&inner.text);
        let mut own = of_text(&inner, &found);
        let inner = inner.within(doc);
        for secret in &mut own {
            secret.span = inner.outer_span(&secret.span);
            secret.layers.clone_from(&inner.layers);
        }
        secrets.append(&mut own);
        in_layers(&inner, &found, budget, secrets);
    });
}

/// On one place the most specific speaks: a form that is known, outside before inside; then what is said of the whole value; then
/// what stands inside of it.
fn add_inner(secrets: &mut Vec<Secret>, inner: Vec<Secret>) {
    let overlap = |a: &Secret, b: &Secret| a.span.start < b.span.end && b.span.start < a.span.end;
    for secret in inner {
        let strong = is_known(&secret.rules) && secret.verdict.is_reported();
        let yields = |other: &Secret| !is_known(&other.rules) || !other.verdict.is_reported();
        let same = |other: &Secret| overlap(other, &secret) && other.text == secret.text;
        if secrets.iter().any(same) {
            continue;
        }
        let rivals = |other: &Secret| overlap(other, &secret) && other.layers.len() < secret.layers.len();
        let weaker = !strong && secrets.iter().any(|o| rivals(o) && o.verdict.is_reported());
        if weaker || secrets.iter().any(|o| rivals(o) && !yields(o)) {
            continue;
        }
        if strong {
            secrets.retain(|o| !rivals(o));
        }
        secrets.push(secret);
    }
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
    // What is encoded has no prefix to show.
    if value.len() != secret.span.len() {
        return 0;
    }
    let prefix = secret.rules.first().and_then(|id| {
        rules::credential(*id).prefixes.iter().filter(|p| value.starts_with(p.as_bytes())).map(|p| p.len()).max()
    });
    prefix.unwrap_or(0).min(value.len() / 3)
}
