//! Which context rules a named value belongs to: the words of its name and the host in reach name the provider, its form must fit.
//!
//! In: a value with its use. Out: a candidate with the rules that fit, best first; none is fine, judging decides by name then.

use super::window::Candidates;
use super::{address, left, parent, place, prose};
use crate::model::{Candidate, RuleId, Sink, Use, near};
use crate::rules::words::Words;
use crate::rules::{self, Class, names, owners};
use std::ops::Range;

/// Shortest value that is a candidate.
const LEAST: usize = 4;

/// Adds the value as a candidate, with the context rules that claim it and the host in reach.
pub(super) fn push(span: Range<usize>, usage: Use, found: &mut Candidates) {
    if !place::is_no_assignment(found.whole, &span, &usage) {
        push_sure(span, usage, found);
    }
}

/// The same where the way from the name to the value leaves no doubt that it is an assignment.
pub(super) fn push_sure(span: Range<usize>, mut usage: Use, found: &mut Candidates) {
    let text = found.whole;
    let span = place::within_block(text, span);
    if span.len() < LEAST {
        return;
    }
    usage.host = address::host_near(text, span.clone());
    usage.sure = usage.sure || left::inside_string(text, span.clone());
    usage.literal = !usage.sure && prose::is_literal(text, &span);
    let mut rules = rules_of(&text[span.clone()], &usage);
    if let Some(full) = full_name(text, &span, &usage) {
        if names::role(usage.name.as_deref().unwrap_or("")) == names::Role::Faint
            && names::role(&full) == names::Role::Strong
        {
            usage.name = Some(full.clone());
        }
        if rules.is_empty() {
            rules = rules_of(&text[span.clone()], &Use { name: Some(full), ..usage.clone() });
        }
    }
    let says_little = |name: &str| owners::is_plain_key(name) || names::role(name) == names::Role::Weak;
    // `"webhookId"`: which of them it is, whoever made them.
    let of_webhook = |name: &str| names::words(name).ends_with(&["webhook".into(), "id".into()]);
    let purpose = usage.name.as_deref().is_some_and(|name| Words::Purpose.in_name(name) || of_webhook(name));
    if rules.is_empty() && !purpose && usage.name.as_deref().is_some_and(says_little) {
        rules = rules_around(text, &span, near::rest_of_line(text, span.end, AROUND));
        let grouped = text[span.clone()].contains(&b'-');
        rules.retain(|id| !is_of_other_kind(grouped, usage.name.as_deref().unwrap_or(""), rules::credential(*id).name));
    } else if rules.is_empty() && owners::may_have_prefix(&text[span.clone()]) {
        // A form with a beginning of its own needs no more than the provider near it.
        rules = rules_around(text, &span, &text[span.end..text.len().min(span.end + AROUND)]);
        rules.retain(|id| !rules::credential(*id).prefixes.is_empty());
    }
    found.push(Candidate { span, rules, usage });
}

/// Whether a name calls a value a token that its provider calls a key alone. Digits in groups look like a key of nobody but the provider.
fn is_of_other_kind(grouped: bool, name: &str, kind: &str) -> bool {
    // `harborAuth`: whose it is stands in the name.
    let words = names::words(name);
    if words.len() > 1 && words.last().is_some_and(|word| word == "auth") {
        return true;
    }
    let kind = kind.to_ascii_lowercase();
    !grouped && words.last().is_some_and(|word| word == "token") && kind.contains("key") && !kind.contains("token")
}

/// The name with that of the block around: `deepgram` and `api_key`.
fn full_name(text: &[u8], span: &Range<usize>, usage: &Use) -> Option<String> {
    let own = usage.name.as_deref().filter(|_| usage.sink == Sink::Assignment)?;
    Some(format!("{}.{own}", parent::above(text, span.start)?))
}

/// The context rules whose words stand in the name or whose provider answers at the host, and whose form the value has. An ordinary
/// word counts in the name of a key alone, or where it is all that is said of a `key`.
fn rules_of(value: &[u8], usage: &Use) -> Vec<RuleId> {
    let mut fitting: Vec<RuleId> = Vec::new();
    let mut consider = |id: RuleId| {
        if owners::has_form(rules::credential(id), value) && !fitting.contains(&id) {
            fitting.push(id);
        }
    };
    if let Some(name) = usage.name.as_deref() {
        let is_key = names::is_key(name) || matches!(usage.sink, Sink::Header { .. });
        names::each_run(name, |word| {
            for id in spelled(word).flat_map(|word| owners::by_word(word).iter()) {
                // Asked last: it takes longest.
                if is_key || !rules::credential(*id).weak_context || owners::is_key_of(name, word) {
                    consider(*id);
                }
            }
        });
    }
    if let Some(provider) = usage.host.as_deref().and_then(rules::provider_of_host) {
        owners::of_provider(provider.id).iter().for_each(|id| consider(*id));
    }
    fitting
}

/// Whether a name is nothing but that of a provider, and a value has the form of a key of it: `DEEPGRAM`, `DeepgramClient`.
pub(super) fn is_of_provider(name: &str, value: &[u8]) -> bool {
    if value.len() < LEAST_OF_PROVIDER || !value.iter().any(u8::is_ascii_digit) || name.len() > LONGEST_PROVIDER {
        return false;
    }
    let own = names::joined_without(Words::Instance, name);
    let rules = spelled(&own).flat_map(|word| owners::by_word(word).iter());
    rules.map(|id| rules::credential(*id)).filter(|rule| !rule.weak_context).any(|rule| owners::has_form(rule, value))
}

/// A word, and what is left of it without the `key` that is written together with it: `acmekey`.
fn spelled(word: &str) -> impl Iterator<Item = &str> {
    /// Shorter names of providers stand in other words: `donkey`.
    const LEAST: usize = 4;
    [Some(word), word.strip_suffix("key").filter(|bare| bare.len() >= LEAST)].into_iter().flatten()
}

/// Shorter values are told from words by the name of a key alone.
const LEAST_OF_PROVIDER: usize = 20;

/// No name of a provider is longer, even with what it is the name of.
const LONGEST_PROVIDER: usize = 40;

/// The context rules whose provider stands in the text around a value of their form: in a comment, an import, the name of a sibling.
fn rules_around(text: &[u8], span: &Range<usize>, behind: &[u8]) -> Vec<RuleId> {
    let value = &text[span.clone()];
    let mut fitting = Vec::new();
    if value.len() < LEAST_OF_PROVIDER || !value.iter().any(u8::is_ascii_digit) {
        return fitting;
    }
    let before = &text[span.start.saturating_sub(AROUND)..span.start];
    for name in [before, behind].into_iter().flat_map(|part| part.split(|b| !names::is_part(b))) {
        let at = near::place_of(name, text);
        if is_random(name) || owners::links_to_code(&text[at..]) {
            continue;
        }
        let told = is_told(text, name);
        names::each_run(&String::from_utf8_lossy(name), |word| {
            for id in owners::by_word(word) {
                let rule = rules::credential(*id);
                if (told || !rule.weak_context) && owners::has_form(rule, value) && !fitting.contains(id) {
                    fitting.push(*id);
                }
            }
        });
    }
    fitting
}

/// Whether the word behind a name says that it is that of a provider, where it is a word of every day otherwise: `the clay API`.
fn is_told(text: &[u8], name: &[u8]) -> bool {
    let end = near::place_of(name, text) + name.len();
    let Some(rest) = text[end..text.len().min(end + 16)].strip_prefix(b" ") else { return false };
    let word = &rest[..rest.iter().take_while(|b| b.is_ascii_alphabetic()).count()];
    [&b"api"[..], b"token", b"credentials", b"secret"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// Whether digits and letters take turns as in no name: `3ab4882fb7e2` has the letters of many a provider in it.
fn is_random(name: &[u8]) -> bool {
    /// Names have fewer numbers in them.
    const NUMBERS: usize = 4;
    let begins = |w: &[u8]| w[1].is_ascii_digit() && !w[0].is_ascii_digit();
    name.len() >= LEAST_OF_PROVIDER && name.windows(2).filter(|w| begins(w)).count() >= NUMBERS
}

/// How far from a value the name of its provider may stand.
const AROUND: usize = 200;

/// Whether the name of a candidate is that of a secret by itself.
pub(super) fn is_sure(candidate: &Candidate) -> bool {
    candidate.usage.name.as_deref().is_some_and(|name| names::role(name) == names::Role::Strong)
}

/// Order in which overlapping candidates give way: a known form first, then a claimed one, then a bare value.
pub(super) fn rank(candidate: &Candidate) -> u8 {
    match candidate.rules.first() {
        // Who declares a format knows best what has it.
        Some(id) if rules::own::is_own(*id) => 0,
        Some(id) if rules::credential(*id).class == Class::Context => 2,
        Some(_) => 1,
        None => 3,
    }
}
