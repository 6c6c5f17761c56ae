//! Whose key a value is that has the form of several providers' keys, or of a form that says little.
//!
//! In: a text and a secret in it. Out: the secret's rules, the likeliest first, without those that its use contradicts. It refuses to
//! know weights but the one that says so.

use super::{Weighing, body_of, check, noun, weights};
use crate::model::{Secret, Sink, near, trimmed};
use crate::rules::words::Words;
use crate::rules::{self, Class, Credential, Provider, names, owners};
use std::sync::LazyLock;

/// Orders the rules whose form a value has: one whose provider the use names comes first, then one that the text around names, and
/// one that must be named to count comes last; else the order of detection stays. Where something decides, the rules of which it
/// says nothing are gone: nobody else's key is sent to that host or has that name.
pub(super) fn settle(text: &[u8], secret: &mut Secret) {
    if secret.rules.len() < 2 {
        return;
    }
    let user = user(secret);
    let mut rules: Vec<_> = std::mem::take(&mut secret.rules)
        .into_iter()
        .map(|id| {
            let rule = rules::credential(id);
            let named = user.is_some_and(|p| p.id == rule.provider) || is_named(secret, rule);
            ((!named, context_of(text, secret, rule).is_none()), rule.needs_context, id)
        })
        .collect();
    rules.sort_by_key(|(told, needy, _)| (*told, *needy));
    let by_use = !rules[0].0.0;
    let by_text = !rules[0].0.1;
    rules.retain(|((unnamed, alone), ..)| (!by_use || !unnamed) && (by_use || !by_text || !alone));
    secret.rules = rules.into_iter().map(|(.., id)| id).collect();
    without_wider(secret);
}

/// A form of nobody in particular whose beginning is that of a provider's form, too, says nothing more: what has the longer one is of that provider.
fn without_wider(secret: &mut Secret) {
    let value = secret.text.reveal();
    let begin = |rule: &Credential| {
        rule.prefixes.iter().filter(|prefix| value.starts_with(prefix.as_bytes())).map(|prefix| prefix.len()).max()
    };
    let own = |rule: &&Credential| rule.provider != "generic";
    let longest = secret.rules.iter().map(|id| rules::credential(*id)).filter(own).filter_map(begin).max();
    let kept: Vec<_> = secret
        .rules
        .iter()
        .copied()
        .filter(|id| own(&rules::credential(*id)) || begin(rules::credential(*id)) >= longest)
        .collect();
    secret.rules = kept;
}

/// Gives a value that is called nothing but a key the rules of the providers whose libraries its file imports.
pub(super) fn import(text: &[u8], secret: &mut Secret) {
    if secret.rules.is_empty() && asks_imports(secret) {
        secret.rules = owners::imported(text, secret.text.reveal());
    }
}

/// Whether what the file imports, however far from the value, may tell whose key it is.
pub fn asks_imports(secret: &Secret) -> bool {
    let plain = secret.usage.name.as_deref().is_some_and(owners::is_plain_key);
    plain && secret.usage.sink == Sink::Assignment && secret.usage.sure
}

/// Takes forms away that say less than the use does, so that name and look decide as if there were no such form:
/// - two characters and a checksum that does not hold, where a name says secret: no broken one of that kind but another secret;
/// - a form that counts only where its provider is named, in the place of a secret that names none or another.
pub(super) fn disown(text: &[u8], secret: &mut Secret, now: i64, weigh: &mut Weighing) {
    let role = secret.usage.name.as_deref().map(names::role);
    let Some(rule) = secret.rules.first().map(|id| rules::credential(*id)).filter(|r| r.class == Class::Prefix) else {
        return;
    };
    let value = secret.text.reveal();
    let prefix = value.len() - body_of(rule, value).len();
    if role == Some(names::Role::Strong)
        && prefix <= 2
        && matches!(check::run(&rule.check, value, prefix, now), check::Outcome::Invalid(_))
    {
        secret.rules.remove(0);
        return weigh.add(weights::OTHER_FORM, format!("begins like {}, whose checksum it does not have", noun(rule)));
    }
    let placed = matches!(role, Some(names::Role::Strong | names::Role::Weak))
        || matches!(secret.usage.sink, Sink::Header { .. } | Sink::QueryParam { .. });
    if placed && rule.needs_context && context_of(text, secret, rule).is_none() {
        secret.rules.clear();
        weigh.add(weights::OTHER_FORM, format!("has the form of {}, too, which nothing near names", noun(rule)));
    }
}

/// A format to which a value belongs by its prefix and by the literal inside of it, but which has that literal in the middle: cut, or put
/// together by hand. Of two equal sides of another length it may be a newer form.
pub(super) fn misplaced(secret: &Secret) -> Option<&'static Credential> {
    static MARKED: LazyLock<Vec<&Credential>> =
        LazyLock::new(|| rules::credentials().iter().filter(|r| !r.marker.is_empty()).collect());
    let known = secret.rules.first().map(|id| rules::credential(*id).class);
    if known.is_some_and(|class| class != Class::Context) {
        return None;
    }
    let value = secret.text.reveal();
    let prefix = |rule: &Credential| value.len() - body_of(rule, value).len();
    // Of two prefixes the longer one says more.
    let rule = MARKED.iter().filter(|rule| prefix(rule) > 0).max_by_key(|rule| prefix(rule))?;
    let body = body_of(rule, value);
    let at = memchr::memmem::find(body, rule.marker.as_bytes())?;
    (at != body.len() - at - rule.marker.len()).then_some(*rule)
}

/// The first context word of a rule that stands in reach: in the name, as the host, or in the text around. A use that names another
/// provider contradicts a form that is weak alone.
pub(super) fn context_of(text: &[u8], secret: &Secret, rule: &Credential) -> Option<String> {
    if rule.needs_context && user(secret).is_some_and(|p| p.id != rule.provider) {
        return None;
    }
    if let Some(host) = secret.usage.host.as_deref()
        && rules::provider_of_host(host).is_some_and(|p| p.id == rule.provider)
    {
        return Some(host.to_string());
    }
    let name = secret.usage.name.as_deref();
    let words = name.map(names::words).unwrap_or_default();
    let told = |word: &&&str| is_among(&words, word);
    let of_key = || name.is_some_and(|name| !matches!(names::role(name), names::Role::Not | names::Role::Unknown));
    if let Some(word) = rule.context.iter().find(told).or_else(|| Some(&rule.provider).filter(told))
        && (!rule.weak_context || of_key())
    {
        return Some(word.to_string());
    }
    let start = secret.span.start.saturating_sub(weights::CONTEXT_REACH);
    let end = (secret.span.end + weights::CONTEXT_REACH).min(text.len());
    let around = [&text[start..secret.span.start], b" ", &text[secret.span.end..end]].concat();
    let lower = around.to_ascii_lowercase();
    // Ordinary words stand everywhere: they count beside the name of a key, and as the name of a site.
    let strict = rule.weak_context && !of_key() && !matches!(secret.usage.sink, Sink::Header { .. });
    let stands = |word: &str| {
        let joined = || word.replace(['_', '-', ' '], "");
        let contains = |word: &str| contains_word(&around, &lower, word.as_bytes(), strict);
        contains(word) || word.contains(['_', '-', ' ']) && contains(&joined())
    };
    let found = rule.context.iter().find(|word| stands(&word.to_ascii_lowercase()));
    let named = || stands(rule.provider).then(|| rule.provider.to_string());
    found.map(|w| w.to_string()).or_else(named)
}

/// Whether a value is one of the settings that every app carries: their other members stand beside it, and its own name tells nothing else.
pub(super) fn is_client_safe(text: &[u8], secret: &Secret, rule: &Credential) -> bool {
    if rule.client_safe_beside.is_empty() {
        return false;
    }
    let words = names::words(secret.usage.name.as_deref().unwrap_or(""));
    let start = secret.span.start.saturating_sub(weights::CONTEXT_REACH);
    let end = (secret.span.end + weights::CONTEXT_REACH).min(text.len());
    let beside = |word: &&str| memchr::memmem::find(&text[start..end], word.as_bytes()).is_some();
    words.iter().all(|w| Words::Carried.has(w.as_bytes())) && rule.client_safe_beside.iter().any(beside)
}

/// The provider that the use of a value names: the host that it is sent to, or the name of the variable.
fn user(secret: &Secret) -> Option<&'static Provider> {
    match secret.usage.sink {
        Sink::Header { .. } | Sink::QueryParam { .. } => secret.usage.host.as_deref().and_then(rules::provider_of_host),
        _ => secret.usage.name.as_deref().and_then(rules::provider_of_name),
    }
}

/// Whether the provider of a rule stands anywhere in the name that is given the value.
fn is_named(secret: &Secret, rule: &Credential) -> bool {
    let name = secret.usage.name.as_deref().unwrap_or("");
    let words: Vec<&str> = rule.provider.split('-').collect();
    names::words(name).windows(words.len()).any(|w| w == words)
}

/// Whether a provider stands directly before the name of a value, that one whose form it has if it has one: `appcues key: …`.
pub(super) fn stands_before_name(text: &[u8], secret: &Secret) -> bool {
    /// As far as a name of three words reaches.
    const REACH: usize = 80;
    let Some(name) = secret.usage.name.as_deref() else { return false };
    let line = near::line_before(text, secret.span.start, REACH).trim_ascii_end();
    let head = trimmed(line, |b| b":=\"'` \t".contains(&b));
    let Some(head) = head.strip_suffix(name.as_bytes()) else { return false };
    let gap = head.iter().rev().take_while(|b| !b.is_ascii_alphanumeric());
    if !(1..=2).contains(&gap.clone().count()) || !gap.into_iter().all(|b| b" ([{.:_-".contains(b)) {
        return false;
    }
    let words = names::words(&String::from_utf8_lossy(head));
    let last = |count: usize| &words[words.len().saturating_sub(count)..];
    let Some(rule) = secret.rules.first().map(|id| rules::credential(*id)) else {
        return (1..=2).any(|count| rules::provider(&last(count).concat()).is_some());
    };
    let count = rule.provider.split('-').count().max(2);
    rule.context.iter().chain([&rule.provider]).any(|word| is_among(last(count), word))
}

/// Whether words of a name, which capitals may part, are a word when they are joined: `deepSeekKey`.
fn is_among(words: &[String], word: &str) -> bool {
    let joined: String = word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    (0..words.len()).any(|first| {
        let mut rest = joined.as_str();
        for part in &words[first..] {
            match rest.strip_prefix(part.as_str()) {
                Some("") => return true,
                Some(more) => rest = more,
                None => return false,
            }
        }
        false
    })
}

/// Whether a word stands in a text, which is given in small letters as well: with nothing of another word at its ends, with capitals where words meet
/// (`braveApiKey`), or with what keys are called glued to it (`bravekey`). If `strict`, as the name of a site or of a key
/// alone.
fn contains_word(text: &[u8], lower: &[u8], word: &[u8], strict: bool) -> bool {
    const GLUED: [&[u8]; 4] = [b"key", b"token", b"secret", b"api"];
    const SITES: [&[u8]; 6] = [b".com", b".io", b".co", b".ai", b".app", b".dev"];
    memchr::memmem::find_iter(lower, word).any(|at| {
        let end = at + word.len();
        let rest = &lower[end..];
        let begins = at == 0
            || !text[at - 1].is_ascii_alphanumeric()
            || text[at].is_ascii_uppercase() && !text[at - 1].is_ascii_uppercase();
        let is_of_key = |rest: &[u8]| GLUED.iter().any(|more| rest.starts_with(more));
        let ends = rest.first().is_none_or(|b| !b.is_ascii_alphanumeric())
            || text[end].is_ascii_uppercase() && !text[end - 1].is_ascii_uppercase()
            || is_of_key(rest);
        let is_site = || at > 0 && b"./".contains(&lower[at - 1]) && SITES.iter().any(|top| rest.starts_with(top));
        let told = || is_site() || is_of_key(rest.strip_prefix(b"_").or(rest.strip_prefix(b"-")).unwrap_or(rest));
        begins && ends && (!strict || told()) && !owners::links_to_code(&lower[at..])
    })
}
