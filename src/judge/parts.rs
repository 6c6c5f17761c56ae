//! The parts of one credential: an identifier and the secret that completes it are judged and reported as one.
//!
//! In: the judged secrets of one text, sorted by place. Out: the same, in which a secret knows the identifier that stands near, which is
//! evidence for it, and an identifier knows whether its secret does, since alone it opens nothing.

use super::{Weighing, conclude, weights};
use crate::model::{Part, RuleId, Secret, Verdict};
use crate::rules;
use std::sync::LazyLock;

/// Neighbours that are compared with an identifier, on each side.
const NEIGHBOURS: usize = 32;

/// The rules that complete an identifier; empty for what opens something alone.
pub fn completed_by(secret: &Secret) -> &'static [RuleId] {
    secret.rules.first().map_or(&[], |id| rules::credential(*id).completed_by)
}

/// Whether nothing with these rules has to do with another secret: neither is it an identifier nor does it complete one.
pub fn stand_alone(ids: &[RuleId]) -> bool {
    /// Rules that complete another one, sorted.
    static MATES: LazyLock<Vec<RuleId>> = LazyLock::new(|| {
        let mut mates: Vec<RuleId> = rules::credentials().iter().flat_map(|rule| rule.completed_by).copied().collect();
        mates.sort_unstable();
        mates
    });
    ids.iter().all(|id| rules::credential(*id).completed_by.is_empty() && MATES.binary_search(id).is_err())
}

/// Whether it may be one part of a credential: a value that stands for nothing is none.
pub fn counts(secret: &Secret) -> bool {
    !matches!(secret.verdict, Verdict::Placeholder | Verdict::Encrypted | Verdict::Malformed | Verdict::Expired)
}

/// Joins identifiers with the secrets that complete them.
pub fn join(secrets: &mut [Secret]) {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for at in 0..secrets.len() {
        if completed_by(&secrets[at]).is_empty() || !counts(&secrets[at]) {
            continue;
        }
        let near = at.saturating_sub(NEIGHBOURS)..secrets.len().min(at + NEIGHBOURS + 1);
        let mates = near.filter(|other| completes(&secrets[*other], &secrets[at]));
        pairs.extend(mates.map(|other| (apart(&secrets[at], &secrets[other]), at, other)));
    }
    pairs.retain(|(apart, ..)| *apart <= weights::PAIR_REACH);
    pairs.sort_unstable();
    for (_, at, other) in pairs {
        if secrets[other].part.is_none() {
            let name = secrets[at].rules.first().map_or("", |id| rules::credential(*id).name);
            secrets[other].part = Some(Part { span: secrets[at].span.clone(), name: name.to_string() });
            let ids = completed_by(&secrets[at]);
            strengthen(&mut secrets[other], name);
            prefer(&mut secrets[other], ids);
        }
        secrets[at].joined |= secrets[other].verdict.is_reported();
    }
    secrets.iter_mut().filter(|s| !completed_by(s).is_empty() && !s.joined && counts(s)).for_each(weaken);
}

fn completes(secret: &Secret, identifier: &Secret) -> bool {
    counts(secret) && secret.rules.iter().any(|id| completed_by(identifier).contains(id))
}

fn apart(a: &Secret, b: &Secret) -> usize {
    b.span.start.saturating_sub(a.span.end).max(a.span.start.saturating_sub(b.span.end))
}

fn strengthen(secret: &mut Secret, name: &str) {
    if matches!(secret.verdict, Verdict::Public) {
        return;
    }
    let mut weigh = Weighing { evidence: std::mem::take(&mut secret.evidence) };
    weigh.add(weights::OTHER_PART, format!("the {name} stands near"));
    conclude(secret, weigh.evidence);
}

/// Of several forms that a secret has, that of what completes its identifier comes first: where two do, the first of them in the rules.
fn prefer(secret: &mut Secret, ids: &[RuleId]) {
    let Some(at) = secret.rules.iter().position(|id| ids.contains(id)).filter(|at| *at > 0) else { return };
    let formed = |id: RuleId| super::noun(rules::credential(id));
    let (other, own) = (formed(secret.rules[0]), formed(secret.rules[at]));
    secret.rules[..=at].rotate_right(1);
    let told = secret.evidence.iter_mut().filter(|e| e.code == weights::PROVIDER_FORM.code);
    told.for_each(|e| e.text = e.text.replace(&other, &own));
}

fn weaken(identifier: &mut Secret) {
    if matches!(identifier.verdict, Verdict::Public) {
        return;
    }
    let mut weigh = Weighing { evidence: std::mem::take(&mut identifier.evidence) };
    weigh.add(weights::LONE_PART, "its secret does not stand near, and alone it opens nothing");
    conclude(identifier, weigh.evidence);
}
