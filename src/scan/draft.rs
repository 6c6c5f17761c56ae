//! From a located secret to a finding: the draft that lints complete.
//!
//! In: a secret with its place. Out: a [`Finding`], or nothing if no lint has something to say. Levels and allow comments are
//! applied by the caller.

use super::inspect::Located;
use crate::decode::archive;
use crate::judge;
use crate::lints::{self, SecretContext};
use crate::model::{Finding, Level, Provenance, Related, Secret, fingerprint, fingerprint_of_place};
use crate::rules;

/// The place of the other part of a credential of two.
fn other_part(located: &Located) -> Vec<Related> {
    let part = located.secret.part.as_ref().zip(located.part.as_ref());
    part.map(|(part, place)| Related { place: place.clone(), label: format!("its {}", part.name) })
        .into_iter()
        .collect()
}

/// People learn what an identifier without its secret is worth, though it counts neither for nor against it.
fn lone_part(secret: &Secret) -> Vec<String> {
    let code = judge::weights::LONE_PART.code;
    secret.evidence.iter().filter(|e| e.code == code && secret.verdict.is_reported()).map(|e| e.text.clone()).collect()
}

/// The id of a secret: of itself where nobody can guess it, so that it is known again wherever it stands. A password that people choose
/// could be found by trying, in a report that others read, however slow the sum: it has that of its place.
fn print_of(located: &Located, path: &[u8]) -> String {
    let (secret, place) = (&located.secret, &located.place);
    if !judge::is_guessable(secret) {
        return fingerprint(&[b"secret", secret.text.identity()]);
    }
    let rule = secret.rules.first().map_or("", |id| rules::credential(*id).id);
    let name = secret.usage.name.as_deref().unwrap_or_default();
    let line = located.excerpt.line(place.line).trim();
    fingerprint_of_place(&[rule.as_bytes(), name.as_bytes(), path, line.as_bytes()])
}

/// What the lints say about a secret at a path (empty if it has none).
pub(super) fn finding(located: &Located, path: &[u8], only_in_history: Option<&Provenance>) -> Option<Finding> {
    let secret = &located.secret;
    let print = print_of(located, path);
    let draft = || Finding {
        excerpt: located.excerpt.clone(),
        related: other_part(located),
        notes: lone_part(secret),
        credential: secret.rules.first().map(|id| rules::credential(*id).id),
        verdict: Some(secret.verdict),
        evidence: secret.evidence.clone(),
        provenance: only_in_history.cloned(),
        secret: Some(secret.text.clone()),
        layers: secret.layers.clone(),
        ..Finding::new(("", Level::Error), String::new(), path, located.place.clone(), print.clone())
    };
    let inside = archive::path_of(path, &secret.layers);
    let mut finding = lints::on_secret(&SecretContext {
        secret,
        origin: &located.place.origin,
        path: &inside,
        in_browser: located.in_browser,
        only_in_history,
        draft: &draft,
    })?;
    finding.notes.extend(located.seen.clone());
    Some(finding)
}
