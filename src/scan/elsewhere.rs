//! Values that are told as secrets in one file and stand in others where their line says less of them: a document, a bare command.
//!
//! In: what was judged possible in each file, then what was told in any, and what the history tells. Out: findings at those places, too. The files
//! are read once more, which are few: nothing of their texts is kept.

use super::inspect::{self, Text};
use super::{Options, Outcome, linked, specific, tree};
use crate::config::Config;
use crate::judge::{self, weights};
use crate::model::{Evidence, Finding, Origin, Place, Secret, SecretText, Verdict};
use crate::rules::names;
use crate::suppress;
use bstr::BString;
use std::collections::{BTreeSet, HashSet};

/// Shorter values are words and numbers that stand anywhere.
const LEAST: usize = 8;

/// The same of what a name calls a password.
const LEAST_PASSWORD: usize = 6;

/// What is possible in each file.
#[derive(Debug, Default)]
pub(super) struct Elsewhere(Vec<(SecretText, BString)>);

impl Elsewhere {
    /// Remembers what may be told in a text of a file.
    pub(super) fn take(&mut self, path: &[u8], text: &Text<'_>) {
        let possible = text.secrets.iter().filter(|s| may_be_told(s));
        self.0.extend(possible.map(|s| (s.text.clone(), path.into())));
    }

    pub(super) fn merge(&mut self, other: Elsewhere) {
        self.0.extend(other.0);
    }

    /// Reports those that were told in other places, gives their values, and keeps the rest. `by` says for people what told them.
    pub(super) fn report(
        &mut self,
        is_told: &dyn Fn(&SecretText) -> bool,
        by: &str,
        text: linked::Text<'_>,
        (options, config): (&Options, &Config),
        outcome: &mut Outcome,
    ) -> HashSet<SecretText> {
        let told: HashSet<SecretText> =
            self.0.iter().map(|(secret, _)| secret).filter(|s| is_told(s)).cloned().collect();
        if options.include_all || told.is_empty() {
            return HashSet::new();
        }
        // What somebody tells who knows more of a place is not told there again.
        let of_place = |place: &Place| Some((place.origin.path()?.to_vec(), place.line, place.column));
        let places =
            |f: &Finding| f.related.iter().map(|r| &r.place).chain([&f.place]).filter_map(of_place).collect::<Vec<_>>();
        let known: HashSet<(Vec<u8>, u32, u32)> = outcome
            .findings
            .iter()
            .filter(|f| f.secret.is_some() || specific::knows_use(f.lint))
            .flat_map(places)
            .collect();
        let (again, rest) = std::mem::take(&mut self.0).into_iter().partition(|(secret, _)| told.contains(secret));
        let again: Vec<(SecretText, BString)> = again;
        self.0 = rest;
        for path in again.into_iter().map(|(_, path)| path).collect::<BTreeSet<BString>>() {
            let Some(bytes) = text(&path) else { continue };
            let origin = Origin::File { path: path.clone() };
            for found in inspect::texts(&bytes, config.formats()) {
                let mut found = tree::with_path(found, &path);
                found.secrets.retain(|s| may_be_told(s) && told.contains(&s.text));
                found.secrets.iter_mut().for_each(|secret| tell(secret, by));
                let mut directives = None;
                let located = inspect::locate(&found, &origin, |_| true).into_iter();
                for located in located.filter(|l| of_place(&l.place).is_none_or(|place| !known.contains(&place))) {
                    let directives = directives.get_or_insert_with(|| suppress::scan_directives(&found.doc.text));
                    tree::report(&located, &path, directives, config, outcome);
                }
            }
        }
        told
    }
}

/// Whether a value may be told where another place tells it: no word, and no number that is not called a password.
pub(super) fn may_be_told(secret: &Secret) -> bool {
    let value = secret.text.reveal();
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    secret.verdict == Verdict::Possible
        && !secret.joined
        && !judge::is_bare_word(value)
        && (value.len() >= LEAST || is_short_password(secret))
        && (has(u8::is_ascii_alphabetic) || is_named_password(secret))
        && has(|b| b.is_ascii_digit() || b.is_ascii_punctuation() && !b"-_./".contains(b))
}

/// Whether a value that is no longer than words is what a name calls a password, where nothing says that it is there for show.
fn is_short_password(secret: &Secret) -> bool {
    let aside = [weights::TEST_PATH, weights::TEST_DATA, weights::TEST_MODULE, weights::DOCUMENT, weights::MADE_UP];
    secret.text.len() >= LEAST_PASSWORD
        && is_named_password(secret)
        && !secret.evidence.iter().any(|e| aside.iter().any(|weight| weight.code == e.code))
}

fn is_named_password(secret: &Secret) -> bool {
    secret.usage.name.as_deref().is_some_and(names::is_of_password)
}

fn tell(secret: &mut Secret, by: &str) {
    let sum: i32 = secret.evidence.iter().map(|e| i32::from(e.weight)).sum();
    let weight = i16::try_from(weights::LIKELY - sum).unwrap_or_default();
    let text = format!("{by} tells it");
    secret.evidence.insert(0, Evidence { code: weights::TOLD_ELSEWHERE.code, weight, text });
    secret.verdict = Verdict::Likely;
}
