//! One blob: its texts, their judged secrets, and places and excerpts for those that are to be reported.
//!
//! In: bytes and, where there is one, a path. Out: secrets with places. Pure: no threads, no files.

use super::dull::{self, Dull};
use crate::decode::{self, Budget, Doc, Lines, Map, Masks, Only, Spot};
use crate::detect::{self, Found, companions};
use crate::judge;
use crate::model::{Candidate, Excerpt, Layer, Origin, Place, Secret, Sink, Verdict};
use crate::rules::own::Formats;
use crate::rules::{self, Class, names, signs};
use std::ops::Range;
use std::sync::LazyLock;

/// The moment of the run, seconds since 1970-01-01 UTC: one for all tokens.
pub(super) static NOW: LazyLock<i64> = LazyLock::new(|| {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX))
});

/// A text of a blob and what was found in it.
pub(super) struct Text<'a> {
    pub(super) doc: Doc<'a>,
    pub(super) secrets: Vec<Secret>,
    /// Why some layer of it was not looked at.
    pub(super) cut: Vec<&'static str>,
}

/// A secret with everything that a finding about it shows.
#[derive(Clone, Debug)]
pub(super) struct Located {
    pub(super) secret: Secret,
    pub(super) place: Place,
    /// Where its other part stands.
    pub(super) part: Option<Place>,
    pub(super) excerpt: Excerpt,
    /// Where it stands as people see the file: in which cell of a notebook.
    pub(super) seen: Option<String>,
    /// Whether the text is code that a browser runs.
    pub(super) in_browser: bool,
}

/// The texts of a blob that hold secrets of any verdict, judged by the text alone, or layers that were not looked at.
pub(super) fn texts(bytes: &[u8], own: Formats) -> Vec<Text<'_>> {
    decode::documents(bytes).into_iter().filter_map(|doc| judged(doc, own)).collect()
}

/// The same of a name, in which whole known forms count alone: nothing else of it is judged. Formats of the user's own are not looked for.
pub(super) fn forms(name: &[u8]) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    for doc in decode::documents(name) {
        let mut found = detect::find(&doc.text);
        found.retain(|candidate| !candidate.rules.is_empty());
        texts.extend(judge_all(doc, &mut found, &Asked::of_all(Formats::default())));
    }
    texts
}

/// The same, but for what begins outside of these ranges of the bytes, if they are the text.
pub(super) fn texts_within<'a>(bytes: &'a [u8], ranges: &[Range<usize>], own: Formats) -> Vec<Text<'a>> {
    let mut documents = decode::documents(bytes);
    if documents.len() != 1 || !documents[0].layers.is_empty() {
        return documents.into_iter().filter_map(|doc| judged(doc, own)).collect();
    }
    let mut found = detect::find_within(bytes, ranges);
    judge_all(documents.swap_remove(0), &mut found, &Asked::of_all(own)).into_iter().collect()
}

/// The same for a member of an archive, to which this way leads.
pub(super) fn texts_of_member<'a>(bytes: &'a [u8], way: &[Layer], own: Formats) -> Vec<Text<'a>> {
    let documents = decode::documents(bytes).into_iter();
    documents.map(|doc| Doc { layers: [way, &doc.layers].concat(), ..doc }).filter_map(|doc| judged(doc, own)).collect()
}

fn judged(doc: Doc<'_>, own: Formats) -> Option<Text<'_>> {
    let mut found = detect::find(&doc.text);
    judge_all(doc, &mut found, &Asked::of_all(own))
}

/// What is asked of the secrets of a text.
pub(super) struct Asked<'a> {
    /// The user's own formats.
    pub(super) own: Formats,
    /// Whether a secret may be reported.
    pub(super) counts: &'a dyn Fn(&Secret) -> bool,
    /// What was judged in other texts for the same questions and does not count.
    pub(super) dull: Option<&'a Dull>,
}

impl Asked<'_> {
    /// All secrets of a text that is like no other.
    fn of_all(own: Formats) -> Self {
        Asked { own, counts: &|_| true, dull: None }
    }
}

/// The secrets among what was found in a text, and those in the layers inside of it, whose spans are those of the encoded parts. What
/// was found learns which candidates do not count and which layers hold nothing: where there is nothing else, nothing is judged again.
pub(super) fn judge_all<'a>(doc: Doc<'a>, found: &mut Found, asked: &Asked<'_>) -> Option<Text<'a>> {
    let own = asked.own;
    found.add_own(&doc.text, own);
    let strings = decode::wide_strings(&doc.text);
    let words = decode::office_text(&doc.text);
    let mut spots = found.settled_spots();
    if spots.is_empty() && strings.is_none() && words.is_none() && found.is_dull() {
        return None;
    }
    // What is found in the layers is weighed against all that is outside of them.
    let is_plain = spots.is_empty() && strings.is_none() && words.is_none();
    let (mut secrets, dull) = dull::judged(&doc.text, settled(&doc, found), is_plain.then(|| found.dull()), asked);
    found.remember_dull(dull.into_iter());
    finish(&doc, &mut secrets);
    let mut cut = Vec::new();
    if !spots.is_empty() {
        let mut inner = Vec::new();
        let mut budget = Budget::of_blob(doc.text.len());
        let whole = Doc { text: (&*doc.text).into(), layers: doc.layers.clone(), map: Map::Same, only: Only::Anything };
        in_layers(&whole, &mut spots, own, &mut budget, &mut inner);
        add_inner(&mut secrets, inner);
        spots.retain(|s| s.barren.is_some());
        found.remember(&spots);
        cut = budget.cut;
    }
    for strings in [strings, words].into_iter().flatten() {
        add_inner(&mut secrets, in_strings(&strings, &doc, own));
    }
    (!secrets.is_empty() || !cut.is_empty()).then_some(Text { doc, secrets, cut })
}

fn is_known(secret: &[crate::model::RuleId]) -> bool {
    secret.first().is_some_and(|id| rules::credential(*id).class != Class::Context)
}

/// The secrets of a text itself.
fn of_text(doc: &Doc<'_>, found: &Found) -> Vec<Secret> {
    let mut secrets = settled(doc, found).into_iter().map(|c| judge::judge(&doc.text, c, *NOW)).collect();
    finish(doc, &mut secrets);
    secrets
}

/// The candidates of a text that are judged.
fn settled(doc: &Doc<'_>, found: &Found) -> Vec<Candidate> {
    // In binaries only whole known forms count: names and values there are no assignments. So it is where literals are joined.
    let forms_alone = doc.only == Only::Joined || decode::is_binary(&doc.text) || decode::is_page(&doc.text);
    // Data may stand behind a head of text, too: so it is told around each.
    let in_data = |c: &Candidate| decode::is_binary(around(&doc.text, &c.span));
    let counts = |c: &Candidate| (is_known(&c.rules) || !forms_alone && !in_data(c)) && doc.is_new(&c.span);
    let mut settled: Vec<Candidate> = found.settled().into_iter().filter(counts).collect();
    without_secret_names(&mut settled);
    settled
}

/// Joins what belongs together.
fn finish(doc: &Doc<'_>, secrets: &mut Vec<Secret>) {
    join_parts(&doc.text, secrets);
    secrets.iter_mut().for_each(|s| s.layers.clone_from(&doc.layers));
}

/// Takes away names that are no names but keys, as in a list of keys: they would be told in the name of a variable. By the name alone, so that
/// what is judged does not depend on what stands far away.
fn without_secret_names(candidates: &mut [Candidate]) {
    for usage in candidates.iter_mut().map(|c| &mut c.usage) {
        usage.name = usage.name.take().filter(|name| !judge::is_no_name(name));
    }
}

/// What stands near a place.
fn around<'t>(text: &'t [u8], span: &std::ops::Range<usize>) -> &'t [u8] {
    const NEAR: usize = 256;
    &text[span.start.saturating_sub(NEAR)..text.len().min(span.end + NEAR)]
}

/// Credentials of two parts become one secret with two places. What stands around an identifier without a name of its own is looked
/// at only here, when the identifier is known to be one.
fn join_parts(text: &[u8], secrets: &mut Vec<Secret>) {
    let taken: Vec<_> = secrets.iter().map(|s| (s.span.clone(), !s.rules.is_empty())).collect();
    // Who an app is may be public, but for what completes it.
    let known = |s: &Secret| s.verdict.is_reported() || s.verdict == Verdict::Public;
    let identifiers = secrets.iter().filter(|s| known(s) && !judge::parts::completed_by(s).is_empty());
    let near =
        |s: &Secret| s.rules.first().map_or(Vec::new(), |id| companions::secrets_of(text, (&s.span, *id), &taken));
    let mut lone: Vec<Candidate> = identifiers.flat_map(near).collect();
    if !lone.is_empty() {
        lone.sort_by_key(|c| c.span.start);
        lone.dedup_by(|b, a| b.span.start < a.span.end);
        secrets.retain(|s| !lone.iter().any(|c| c.span == s.span));
        secrets.extend(lone.into_iter().map(|c| judge::judge(text, c, *NOW)));
        secrets.sort_by_key(|s| s.span.start);
    }
    judge::parts::join(secrets);
    for secret in secrets.iter_mut().filter(|s| s.part.is_none() && s.verdict.is_reported()) {
        let name = secret.usage.name.as_deref().filter(|_| matches!(secret.usage.sink, Sink::Assignment));
        secret.part = name.and_then(|name| companions::identifier_of(text, &secret.span, name));
    }
}

/// The secrets of the texts that begin at the spots of a text. `doc` has its place in the outermost text.
fn in_layers(doc: &Doc<'_>, spots: &mut [Spot], own: Formats, budget: &mut Budget, secrets: &mut Vec<Secret>) {
    decode::unfold(&doc.text, spots, detect::simd::is_token, budget, &mut |inner, budget| {
        let found = find(&inner.text, own);
        let mut here = of_text(&inner, &found);
        let inner = inner.within(doc);
        for secret in &mut here {
            secret.span = inner.outer_span(&secret.span);
            if let Some(part) = &mut secret.part {
                part.span = inner.outer_span(&part.span);
            }
            secret.layers.clone_from(&inner.layers);
        }
        let mut spots = found.settled_spots();
        let (before, cuts) = (secrets.len(), budget.cut.len());
        secrets.append(&mut here);
        in_layers(&inner, &mut spots, own, budget, secrets);
        secrets[before..].iter().any(|s| is_wanted(s, true)) || budget.cut.len() > cuts
    });
}

/// What is found in a text that was not looked at before.
fn find(text: &[u8], own: Formats) -> Found {
    let mut found = detect::find(text);
    found.add_own(text, own);
    found
}

/// The secrets of strings in another encoding, with their places in the text around.
fn in_strings(strings: &Doc<'_>, around: &Doc<'_>, own: Formats) -> Vec<Secret> {
    let mut secrets = of_text(strings, &find(&strings.text, own));
    for secret in &mut secrets {
        secret.span = strings.outer_span(&secret.span);
        secret.layers = [&around.layers[..], &strings.layers[..]].concat();
    }
    secrets
}

/// On one place the most specific speaks: a form that is known, outside before inside; then what is said of the whole value; then
/// what stands inside of it. Both lists are of one text; the outer ones do not overlap each other.
fn add_inner(secrets: &mut Vec<Secret>, mut inner: Vec<Secret>) {
    inner.sort_by_key(|s| (s.span.start, s.layers.len()));
    let mut kept: Vec<Secret> = Vec::new();
    // Spans of what was kept end in this order too, but for layers within layers.
    for secret in inner {
        let near = kept.iter().rev().take(RIVALS).chain(outer_near(secrets, &secret.span));
        let overlapping = near.filter(|o| o.span.start < secret.span.end && secret.span.start < o.span.end);
        let strong = is_known(&secret.rules) && secret.verdict.is_reported();
        let mut yields = true;
        for other in overlapping {
            let outer = other.layers.len() < secret.layers.len();
            let other_strong = is_known(&other.rules) && other.verdict.is_reported();
            yields &= other.text != secret.text && !(outer && (other_strong || !strong && other.verdict.is_reported()));
        }
        if !yields {
            continue;
        }
        if strong {
            let rivals = |o: &Secret| {
                o.span.start < secret.span.end && secret.span.start < o.span.end && o.layers.len() < secret.layers.len()
            };
            let first = kept.len().saturating_sub(RIVALS);
            for at in (first..kept.len()).rev().filter(|at| rivals(&kept[*at])).collect::<Vec<_>>() {
                kept.remove(at);
            }
            let near = outer_range(secrets, &secret.span);
            for at in near.rev().filter(|at| rivals(&secrets[*at])).collect::<Vec<_>>() {
                secrets.remove(at);
            }
        }
        kept.push(secret);
    }
    secrets.append(&mut kept);
}

/// Secrets in layers at one place that are compared with each other.
const RIVALS: usize = 64;

/// The secrets of a text itself that a span may overlap: they are sorted and apart.
fn outer_range(secrets: &[Secret], span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let first = secrets.partition_point(|s| s.span.end <= span.start);
    first..first + secrets[first..].partition_point(|s| s.span.start < span.end)
}

fn outer_near<'a>(secrets: &'a [Secret], span: &std::ops::Range<usize>) -> std::slice::Iter<'a, Secret> {
    secrets[outer_range(secrets, span)].iter()
}

/// Whether a secret is to be reported by itself. One with a wrong checksum becomes a finding in any case, which
/// [`super::run`] counts if it is not asked for: it leaves a trace.
pub(super) fn is_wanted(secret: &Secret, include_all: bool) -> bool {
    !secret.joined
        && match secret.verdict {
            Verdict::Proven | Verdict::Likely | Verdict::Malformed => true,
            Verdict::Possible | Verdict::Public | Verdict::Expired => include_all,
            Verdict::Unlikely | Verdict::Placeholder | Verdict::Encrypted => false,
        }
}

/// Secrets with a broken form that are told of one text. Heads of keys without a key can be repeated without end.
const BROKEN_MAX: usize = 1_000;

/// Places and excerpts of those that are to be reported by themselves, and the number of those with a broken form that are more than are told.
pub(super) fn locate_wanted(text: &Text<'_>, origin: &Origin, include_all: bool) -> (Vec<Located>, u64) {
    let is_broken = |s: &Secret| s.verdict == Verdict::Malformed && is_wanted(s, include_all);
    let mut broken: Vec<usize> = text.secrets.iter().filter(|s| is_broken(s)).map(|s| s.span.start).collect();
    broken.sort_unstable();
    let Some(limit) = broken.get(BROKEN_MAX).copied() else {
        return (locate(text, origin, |s| is_wanted(s, include_all)), 0);
    };
    let more = broken.iter().filter(|start| **start >= limit).count() as u64;
    (locate(text, origin, |s| is_wanted(s, include_all) && !(is_broken(s) && s.span.start >= limit)), more)
}

/// Whether code uses what only a browser has, and nothing that only a server has. Asked of texts with something to report alone.
fn runs_in_browser(text: &[u8], origin: &Origin) -> bool {
    let elsewhere = origin.path().is_some_and(|path| signs::ends_with(signs::NEVER_IN_PAGES, path));
    !elsewhere && signs::any_in(signs::OF_BROWSERS, text) && !signs::any_in(signs::OF_SERVERS, text)
}

/// Secrets of a notebook whose cells are named: each is found by reading from the beginning.
const CELLS: usize = 200;

/// Places and excerpts of those secrets of a text that `wanted` picks.
pub(super) fn locate(text: &Text<'_>, origin: &Origin, wanted: impl Fn(&Secret) -> bool) -> Vec<Located> {
    if !text.secrets.iter().any(&wanted) {
        return Vec::new();
    }
    let lines = Lines::new(&text.doc.text);
    let hidden = text.secrets.iter().filter(|s| hides(s)).map(|s| (s.span.clone(), shown(s)));
    let masks = Masks::new(hidden.collect());
    let notebook = decode::notebook::is_notebook(&text.doc.text);
    let cell = |n: usize, secret: &Secret| {
        let asked = (notebook && n < CELLS).then_some(secret.span.start)?;
        decode::notebook::cell(&text.doc.text, asked).map(|cell| format!("this is {cell}"))
    };
    let in_browser = runs_in_browser(&text.doc.text, origin);
    let located = |(n, secret): (usize, &Secret)| Located {
        place: lines.place(origin, &secret.span),
        part: secret.part.as_ref().map(|part| lines.place(origin, &part.span)),
        excerpt: lines.excerpt(&secret.span, &masks),
        seen: cell(n, secret),
        in_browser,
        secret: secret.clone(),
    };
    text.secrets.iter().filter(|s| wanted(s)).enumerate().map(located).collect()
}

/// Whether an excerpt must hide it: everything that might be a secret, reported or not. What stands for a password is shown where its text says so itself,
/// what is encrypted where its name is not that of a secret.
pub(super) fn hides(secret: &Secret) -> bool {
    let is_named = || secret.usage.name.as_deref().is_some_and(|name| names::role(name) == names::Role::Strong);
    match secret.verdict {
        Verdict::Placeholder => !judge::stands_in(secret.text.reveal()),
        Verdict::Encrypted => is_named(),
        _ => true,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::changed::{Part, find_in_changed};

    #[test]
    fn what_is_nothing_is_judged_again_only_if_something_near_it_has_changed() {
        let filler = "nothing of interest stands here\n".repeat(100);
        let base = format!("{filler}password = \"changeme\"\n{filler}");
        let asked = Asked { own: Formats::default(), counts: &|_| false, dull: None };
        let judge = |text: &str, found: &mut Found| {
            judge_all(decode::documents(text.as_bytes()).swap_remove(0), found, &asked).is_some()
        };
        let mut found = detect::find(base.as_bytes());
        assert!(!found.is_dull() && judge(&base, &mut found) && found.is_dull());
        let at = base.find("changeme").unwrap_or_default();
        for (place, is_near) in [(0, false), (at - 500, true), (at + 4, true), (base.len(), false)] {
            let text = format!("{}x{}", &base[..place], &base[place..]);
            let copies = [Part::Copy { base: 0, len: place }, Part::Insert { len: 1 }];
            let parts = copies.into_iter().chain([Part::Copy { base: place, len: base.len() - place }]);
            let mut changed =
                find_in_changed(text.as_bytes(), parts.filter(|p| !matches!(p, Part::Copy { len: 0, .. })), &found);
            assert_eq!(changed.is_dull(), !is_near, "{place}");
            assert_eq!(judge(&text, &mut changed), is_near, "{place}");
        }
    }

    #[test]
    fn what_an_import_may_tell_of_is_always_judged_again() {
        let value: String =
            (0..40u32).map(|i| char::from(b"0123456789abcdef"[(i * i * 7 + i / 3) as usize % 16])).collect();
        let text = format!("{}key = \"{value}\"\n", "nothing of interest stands here\n".repeat(200));
        let mut found = detect::find(text.as_bytes());
        assert_eq!(found.settled().len(), 1);
        let asked = Asked { own: Formats::default(), counts: &|_| false, dull: None };
        judge_all(decode::documents(text.as_bytes()).swap_remove(0), &mut found, &asked);
        assert!(!found.is_dull());
    }
}
