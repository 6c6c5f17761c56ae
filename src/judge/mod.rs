//! From candidates to secrets: evidence, and a verdict with reasons.
//!
//! In: a text, a candidate of it and, once it is known, the path. Out: a [`Secret`]. Nothing is asked of a network; what cannot be
//! proven is weighed. All weights stand in one table ([`weights`]), so that they can be reviewed together. It refuses to know
//! where the text is from and how candidates are found.

mod aside;
mod bare;
pub mod check;
mod claimed;
mod company;
mod constants;
mod content;
mod deployed;
mod digests;
mod escapes;
mod example;
mod hosts;
mod inline;
mod inner;
mod listed;
mod made_up;
pub mod ngram;
pub mod opaque;
mod owner;
pub mod parts;
mod passwords;
pub mod path;
pub mod placeholder;
mod printable;
mod randomness;
mod settings;
mod shape;
mod shown;
mod signing;
mod steps;
mod uuids;
mod vectors;
mod weak;
pub mod weights;

pub use check::{hmac_sha256, next_change, will_change};
pub use example::{is_of_template, settle_template};
pub use made_up::is_bare_word;
pub use owner::asks_imports;
pub use shown::stands_in;

use crate::model::{Candidate, Evidence, Secret, SecretText, Sink, Verdict};
use crate::rules::{self, Class, Credential, Environment, Severity, names};
use sha2::{Digest, Sha256};
use weights::Weight;

/// Judges a candidate by the text alone. The path's evidence comes later ([`with_path`]), since a blob of the history has its
/// paths only after attribution.
///
/// `now` is today in seconds since 1970-01-01 UTC: tokens may say when they end.
pub fn judge(text: &[u8], candidate: Candidate, now: i64) -> Secret {
    let mut secret = by_look(text, candidate, now);
    if matches!(secret.verdict, Verdict::Placeholder | Verdict::Possible | Verdict::Unlikely)
        && weak::is_in_use(text, &secret)
    {
        let mut weigh = Weighing::default();
        weak::weigh(&mut weigh);
        conclude(&mut secret, weigh.evidence);
    }
    secret
}

/// Judges it by what it looks like and what claims it.
fn by_look(text: &[u8], candidate: Candidate, now: i64) -> Secret {
    let value = &text[candidate.span.clone()];
    let mut secret = Secret {
        span: candidate.span.clone(),
        text: SecretText::written(value, check::pem::identity(value)),
        rules: candidate.rules,
        usage: candidate.usage,
        verdict: Verdict::Unlikely,
        evidence: Vec::new(),
        part: None,
        joined: false,
        layers: Vec::new(),
    };
    if is_named_by_file(&secret) {
        return content::judged(secret, now);
    }
    owner::import(text, &mut secret);
    owner::settle(text, &mut secret);
    if let Some((verdict, code, reason)) = kind_of_no_secret(text, &secret) {
        secret.evidence.push(Evidence { code, weight: 0, text: reason });
        secret.verdict = verdict;
        return secret;
    }
    let rule = secret.rules.first().map(|id| rules::credential(*id)).filter(|r| !r.ends_by.is_empty());
    if let Some(day) = rule.and_then(|r| check::parameter::ended(text, &secret.span, (r.ends_by, r.lasts_days), now)) {
        secret.evidence.push(Evidence { code: "expired", weight: 0, text: format!("its URL ends it on {day}") });
        secret.verdict = Verdict::Expired;
        return secret;
    }
    if let Some(day) = check::parameter::ran_out(text, &secret, now) {
        secret.evidence.push(Evidence { code: "expired", weight: 0, text: format!("its URL ends it on {day}") });
        secret.verdict = Verdict::Expired;
        return secret;
    }
    let mut weigh = Weighing::default();
    owner::disown(text, &mut secret, now, &mut weigh);
    if let Some(rule) = owner::misplaced(&secret) {
        weigh.add(weights::CHECK_FAILED, format!("begins like {}, whose mark stands in its middle", noun(rule)));
    }
    if let Some((verdict, code, reason)) = checked(&secret, now, &mut weigh) {
        secret.evidence.push(Evidence { code, weight: 0, text: reason });
        secret.verdict = verdict;
        return secret;
    }
    match secret.rules.first().map(|id| rules::credential(*id)) {
        Some(rule) if rule.class != Class::Context => form(text, &secret, rule, &mut weigh),
        rule => {
            claimed::weigh(&secret, rule, &mut weigh);
            claimed::beside(text, &secret, &mut weigh);
        }
    }
    used(text, &secret, &mut weigh);
    inline::weigh(text, &secret, &mut weigh);
    conclude(&mut secret, weigh.evidence);
    secret
}

/// Adds what a path says, and concludes again. Kinds that are decided (placeholder, malformed, ...) stay.
pub fn with_path(mut secret: Secret, path: &[u8]) -> Secret {
    if is_named_by_file(&secret) {
        secret = content::with_path(secret, path);
    }
    if matches!(secret.verdict, Verdict::Proven | Verdict::Likely | Verdict::Possible | Verdict::Unlikely) {
        let mut weigh = Weighing { evidence: std::mem::take(&mut secret.evidence) };
        path::weigh(&secret, path, &mut weigh);
        conclude(&mut secret, weigh.evidence);
    }
    secret
}

/// Whether the name of its file alone says what it is.
fn is_named_by_file(secret: &Secret) -> bool {
    matches!(secret.usage.sink, Sink::Content | Sink::Row { .. })
}

/// Whether what stands where a name may stand is a random value, and not called like a secret.
pub fn is_no_name(name: &str) -> bool {
    /// Shorter ones may be abbreviations.
    const LEAST: usize = 16;
    /// Decibels.
    const SURE: i16 = 10;
    name.len() >= LEAST && names::role(name) == names::Role::Unknown && ngram::log_odds(name.as_bytes()) >= SURE
}

/// Whether somebody who has a sum of a secret could find it by trying: what people choose, and what is short.
pub fn is_guessable(secret: &Secret) -> bool {
    /// So many random characters of the smallest alphabets make 64 bits.
    const LEAST: usize = 16;
    /// Nobody chooses so long a one.
    const LONG: usize = 64;
    let text = secret.text.reveal();
    let has_form = secret.rules.first().is_some_and(|id| rules::credential(*id).class == Class::Prefix);
    let is_made = has_form || secret.verdict == Verdict::Proven || text.len() >= LONG;
    text.len() < LEAST || !is_made && !ngram::looks_random(text)
}

/// Whether a path may make a secret, judged by its text, one that is reported, or counted for its wrong checksum.
pub fn may_be_reported(secret: &Secret) -> bool {
    let sum: i32 = secret.evidence.iter().map(|e| i32::from(e.weight)).sum();
    secret.verdict.is_reported()
        || secret.verdict == Verdict::Malformed
        || (secret.verdict == Verdict::Possible && sum + i32::from(path::MOST) >= weights::LIKELY)
}

/// Evidence while it is collected.
#[derive(Default)]
pub struct Weighing {
    evidence: Vec<Evidence>,
}

impl Weighing {
    /// Adds a piece with its weight from the table.
    pub fn add(&mut self, weight: Weight, text: impl Into<String>) {
        self.evidence.push(Evidence { code: weight.code, weight: weight.decibels, text: text.into() });
    }

    /// What the pieces so far come to.
    fn sum(&self) -> i32 {
        self.evidence.iter().map(|e| i32::from(e.weight)).sum()
    }

    /// Whether there is a piece of this kind.
    fn has(&self, weight: Weight) -> bool {
        self.evidence.iter().any(|e| e.code == weight.code)
    }

    /// Adds a piece whose weight was computed.
    pub fn add_scaled(&mut self, weight: Weight, decibels: i16, text: impl Into<String>) {
        self.evidence.push(Evidence { code: weight.code, weight: decibels, text: text.into() });
    }
}

/// Sums the evidence and sets the verdict: a proof decides alone, else the sum.
fn conclude(secret: &mut Secret, mut evidence: Vec<Evidence>) {
    let sum: i32 = evidence.iter().map(|e| i32::from(e.weight)).sum();
    let has = |code: &str| evidence.iter().any(|e| e.code == code);
    secret.verdict = if has(weights::CHECK_FAILED.code) {
        Verdict::Malformed
    } else if has(weights::CHECK_PASSED.code) && sum > 0 {
        Verdict::Proven
    } else if sum >= weights::LIKELY {
        Verdict::Likely
    } else if sum >= weights::POSSIBLE {
        Verdict::Possible
    } else {
        Verdict::Unlikely
    };
    evidence.sort_by_key(|e| (std::cmp::Reverse(e.weight.abs()), e.code));
    secret.evidence = evidence;
}

/// Values that are no secrets whatever stands around them: placeholders, references, public and encrypted values.
fn kind_of_no_secret(text: &[u8], secret: &Secret) -> Option<(Verdict, &'static str, String)> {
    let value = secret.text.reveal();
    let rule = secret.rules.first().map(|id| rules::credential(*id));
    if let Some(reason) = opaque::reason(text, secret.span.start, value) {
        return Some((Verdict::Encrypted, "encrypted-or-hashed", reason.to_string()));
    }
    if is_known_example(value) {
        return Some((Verdict::Public, "known-example", "a well-known public example value".into()));
    }
    let strict = rule.is_some_and(|r| r.class != Class::Context);
    let body = rule.map_or(value, |r| body_of(r, value));
    if !is_block(value)
        && let Some(reason) = placeholder::reason(body, strict)
        && !(rule.is_none() && is_chosen(text, secret))
    {
        return Some((Verdict::Placeholder, "placeholder", reason));
    }
    // `p%40ss…`: what people write for the word itself.
    if rule.is_none() && matches!(secret.usage.sink, Sink::QueryParam { .. }) && value.contains(&b'%') {
        let decoded = escapes::percent_decoded(value);
        if made_up::is_spelled(&decoded) {
            return Some((Verdict::Placeholder, "placeholder", "a telling word with signs in it".into()));
        }
    }
    match rule {
        Some(r) if r.client_safe => Some((Verdict::Public, "client-safe", "documented as safe in client code".into())),
        Some(r) if owner::is_client_safe(text, secret, r) => {
            Some((Verdict::Public, "client-safe", "stands in the settings that every copy of an app has".into()))
        }
        Some(r) if strict && r.severity == Severity::Info => {
            Some((Verdict::Public, "identifier", "an identifier, not a secret".into()))
        }
        _ => None,
    }
}

/// Whether somebody chose a value although it has a word or a sequence in it of which stand-ins are made.
fn is_chosen(text: &[u8], secret: &Secret) -> bool {
    let name = secret.usage.name.as_deref().unwrap_or("");
    passwords::is_password(name) && passwords::is_word_and_sequence(secret.text.reveal(), name)
        || signing::is_own(text, secret)
}

/// Whether documentation publishes a value as an example, which generated code writes with its quotes. Seeds of one-time passwords are the
/// same in any case.
pub fn is_known_example(value: &[u8]) -> bool {
    let value = trimmed_quotes(value);
    let listed = |value: &[u8]| {
        let digest = Sha256::digest(value);
        rules::is_known_example(digest.first_chunk::<8>().map_or(0, |b| u64::from_be_bytes(*b)))
    };
    let seed = |b: &u8| b.is_ascii_alphabetic() || (b'2'..=b'7').contains(b);
    let any_case = value.len() == 16 && value.iter().all(seed) && value.iter().any(u8::is_ascii_lowercase);
    // Longer seeds begin with one of them, or repeat it; tests spoil one with another sign.
    let longer = value.len() > 16
        && (value.iter().all(seed) || value.len() == 17)
        && value.get(..16).is_some_and(|head| head.iter().all(seed) && listed(&head.to_ascii_uppercase()));
    listed(value) || longer || any_case && listed(&value.to_ascii_uppercase())
}

fn trimmed_quotes(value: &[u8]) -> &[u8] {
    let inner = |quote: &[u8]| value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote));
    inner(b"\"").or_else(|| inner(b"'")).unwrap_or(value)
}

fn is_block(value: &[u8]) -> bool {
    value.starts_with(b"-----BEGIN") || value.starts_with(b"PuTTY-User-Key-File-")
}

/// What follows the prefix.
fn body_of<'a>(rule: &Credential, value: &'a [u8]) -> &'a [u8] {
    rule.prefixes.iter().filter_map(|p| value.strip_prefix(p.as_bytes())).min_by_key(|b| b.len()).unwrap_or(value)
}

/// Runs the offline check of the rule. A check may decide the verdict alone; else its outcome is evidence.
fn checked(secret: &Secret, now: i64, weigh: &mut Weighing) -> Option<(Verdict, &'static str, String)> {
    let rule = rules::credential(*secret.rules.first()?);
    let value = secret.text.reveal();
    let prefix = value.len() - body_of(rule, value).len();
    let told = |text: String, otherwise: &str| if text.is_empty() { otherwise.to_string() } else { text };
    match check::run(&rule.check, value, prefix, now) {
        check::Outcome::Valid(text) => {
            let detail = if text.is_empty() { String::new() } else { format!(": {text}") };
            weigh.add(weights::CHECK_PASSED, format!("{}{detail}", check::held(&rule.check)));
        }
        check::Outcome::Decoded(text) => {
            weigh.add(weights::STRUCTURE, told(text, "the inner structure is as its format promises"))
        }
        check::Outcome::Invalid(why) => weigh.add(weights::CHECK_FAILED, why),
        check::Outcome::NotApplicable => {}
        check::Outcome::Forgeable(text) => weigh.add(weights::FORGEABLE, text),
        check::Outcome::Public(text) => return Some((Verdict::Public, "public-value", told(text, "public by design"))),
        check::Outcome::Encrypted(text) => {
            return Some((Verdict::Encrypted, "encrypted-or-hashed", told(text, "encrypted")));
        }
        check::Outcome::Expired(text) => {
            return Some((Verdict::Expired, "expired", told(text, "expired by its own claims")));
        }
    }
    None
}

/// A token whose form a rule knows.
fn form(text: &[u8], secret: &Secret, rule: &Credential, weigh: &mut Weighing) {
    if !rule.url_schemes.is_empty() {
        if aside::is_for_reports(text, secret) {
            weigh.add(weights::NOT_A_PASSWORD, "the public key of an address that errors are reported to");
        }
        if passwords::is_within_expression(text, secret) {
            weigh.add(weights::NOT_A_PASSWORD, "the end of an expression in the place of the user");
        }
        passwords::in_url(secret, weigh);
        if weigh.has(weights::WORD_PASSWORD) && !weigh.has(weights::REAL_HOST) && company::is_of_own_host(text, secret)
        {
            weigh.add(weights::REAL_HOST, "a user of its own logs in with it at a host that somebody runs");
        }
        return;
    }
    weigh.add(weights::EXACT_FORM, format!("has the form of {}", noun(rule)));
    if secret.rules.len() > 1 {
        let others: Vec<&str> = secret.rules[1..].iter().take(4).map(|id| rules::credential(*id).name).collect();
        weigh.add(weights::SHARED_FORM, format!("the form is shared with: {}", others.join(", ")));
    }
    if rule.needs_context {
        match owner::context_of(text, secret, rule) {
            Some(word) => weigh.add(weights::CONTEXT, format!("`{word}` stands near")),
            None => weigh.add(weights::NO_CONTEXT, "nothing near names the provider".to_string()),
        }
    }
    let value = body_of(rule, secret.text.reveal());
    if !is_block(secret.text.reveal())
        && let Some(decibels) = randomness::of_parts(value)
        && decibels < -5
    {
        let text = "the body reads like words, not like random characters";
        weigh.add_scaled(weights::RANDOMNESS, decibels.max(-25), text);
    }
    if rule.environment == Environment::Test {
        weigh.add(weights::TEST_KEY, "a key of the test environment".to_string());
    }
    if rule.retired {
        weigh.add(weights::RETIRED, "the kind of key or the service has been retired".to_string());
    }
}

/// The name of a rule within a sentence, with its article. Without a provider it begins with a capital that only a headline wants.
fn noun(rule: &Credential) -> String {
    let first = rule.name.split([' ', '-']).next().unwrap_or("");
    let vowels = first.bytes().any(|b| b"aeiouy".contains(&b.to_ascii_lowercase()));
    let spelled = first.len() > 1 && (first.bytes().all(|b| b.is_ascii_uppercase()) || !vowels);
    let plain = rule.provider == "generic" && first.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    let mut name = rule.name.to_string();
    if let Some(capital) = name.get_mut(..1).filter(|_| plain) {
        capital.make_ascii_lowercase();
    }
    let vowel = if spelled { "AEFHILMNORSXaefhilmnorsx" } else { "AEIOaeio" };
    format!("{} {name}", if name.starts_with(|c| vowel.contains(c)) { "an" } else { "a" })
}

/// Where the value goes.
fn used(text: &[u8], secret: &Secret, weigh: &mut Weighing) {
    let host = secret.usage.host.as_deref();
    let provider = host.and_then(rules::provider_of_host);
    match &secret.usage.sink {
        Sink::Header { .. } if secret.rules.is_empty() && claimed::is_no_key(secret.text.reveal()) => {
            weigh.add(weights::NOT_A_PASSWORD, "too plain to be a key");
        }
        Sink::Header { name, .. } => match host.filter(|_| provider.is_some()) {
            Some(host) => weigh.add(weights::AUTH_HEADER_KNOWN, format!("sent as `{name}` to {host}")),
            None => weigh.add(weights::AUTH_HEADER, format!("sent as the header `{name}`")),
        },
        // What stands in braces there is an expression: no key has one at its head, and no address a bare one.
        Sink::QueryParam { .. } if secret.rules.is_empty() && secret.text.reveal().starts_with(b"{") => {
            weigh.add(weights::NOT_A_PASSWORD, "an expression within a text");
        }
        Sink::QueryParam { name } => match provider {
            Some(provider) if provider.query_auth.contains(&name.to_ascii_lowercase().as_str()) => weigh
                .add(weights::AUTH_HEADER_KNOWN, format!("sent as the parameter `{name}` to {}", host.unwrap_or(""))),
            _ => {
                weigh.add(weights::PARAMETER, format!("the value of the URL parameter `{name}`"));
                if weigh.has(weights::UUID) && name.eq_ignore_ascii_case("auth") {
                    weigh.add(weights::AUTH_HEADER, format!("`{name}` says that it opens what is asked for"));
                }
                if weigh.has(weights::RANDOMNESS) && signing::ends_what_is_signed(text, secret) {
                    weigh.add(weights::SIGNING_KEY, "the end of a text of which a digest is made");
                }
                if weigh.has(weights::RANDOMNESS) && aside::is_of_interface(text, secret) {
                    weigh.add(weights::SERVICE_BESIDE, "the address of an interface for programs");
                }
            }
        },
        _ if claimed::host_agrees(secret) => weigh.add(weights::HOST, format!("{} stands near", host.unwrap_or(""))),
        _ => {}
    }
    if secret.usage.sure && matches!(secret.usage.sink, Sink::Assignment) {
        let quoted = |b: Option<&u8>| b.is_some_and(|b| b"\"'`".contains(b));
        match quoted(text[..secret.span.start].last()) || quoted(text.get(secret.span.end)) {
            true => weigh.add(weights::QUOTED, "a literal in quotes"),
            false => weigh.add(weights::PLACED, "a literal by its place"),
        }
    }
}

#[cfg(test)]
mod tests;
