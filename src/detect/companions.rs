//! The other part of a credential that has two: a key id and its secret, a client id and its client secret.
//!
//! In: a text and what was judged a part. Out: candidates for the secret that belongs to an identifier and has no name of its own
//! (`AKIA…,…` in a table), and the identifier that belongs to a named secret. Both look at most [`REACH`] bytes around and are asked
//! of whole texts, once their candidates are known.

use super::{left, value};
use crate::model::{Candidate, Part, RuleId};
use crate::rules::{self, AsciiSet, Class, Piece, names};
use std::ops::Range;

/// How far the parts of a credential may stand apart, in bytes.
const REACH: usize = 240;

/// Shorter values are told from words by their names alone.
const LEAST: usize = 24;

/// Values near an identifier that have the form of its secret and no rule yet. `taken` are the places of all candidates, sorted and
/// apart, with whether a rule knows them.
pub fn secrets_of(text: &[u8], identifier: (&Range<usize>, RuleId), taken: &[(Range<usize>, bool)]) -> Vec<Candidate> {
    let (at, rule) = identifier;
    let window = at.start.saturating_sub(REACH)..text.len().min(at.end + REACH);
    let mut found = Vec::new();
    for id in rules::credential(rule).completed_by {
        let Some((set, length)) = plain_form(*id) else { continue };
        for span in runs_of(text, &window, set).filter(|s| s.len() == length) {
            let first = taken.partition_point(|(t, _)| t.end <= span.start);
            let is_taken = taken.get(first).is_some_and(|(t, known)| t.start < span.end && (*known || *t != span));
            if is_taken || !has_all_kinds(&text[span.clone()], set) || !stands_alone(text, &span) {
                continue;
            }
            let mut usage = left::usage_of(text, span.clone());
            // `Client("AC…", "…")`: what stands before the second part is the first one, not its name.
            let name = usage.name.take();
            usage.name =
                name.filter(|n| !taken.iter().any(|(t, known)| *known && text[t.clone()].ends_with(n.as_bytes())));
            if usage.name.as_deref().is_none_or(|name| may_name(name, set)) {
                found.push(Candidate { span, rules: vec![*id], usage });
            }
        }
    }
    found
}

/// Whether a value of an alphabet may be the secret under a name: digests and numbers of orders are written in hexadecimal digits, too, and a name that
/// says nothing of a secret says what else they are (`OutTradeNo`, `nonce_str`).
fn may_name(name: &str, set: AsciiSet) -> bool {
    match names::role(name) {
        names::Role::Not => false,
        names::Role::Unknown => set.members().any(|b| !b.is_ascii_hexdigit()),
        // `nonceStr`
        names::Role::Faint => !names::words(name).iter().any(|word| word == "nonce"),
        names::Role::Strong | names::Role::Weak => true,
    }
}

/// Alphabet and length of a secret that is nothing but so many characters of one alphabet.
fn plain_form(id: RuleId) -> Option<(AsciiSet, usize)> {
    let rule = rules::credential(id);
    match rule.shape {
        [Piece::Class { set, min, max }] if min == max && rule.class == Class::Context && rule.prefixes.is_empty() => {
            Some((*set, usize::from(*min))).filter(|(_, length)| *length >= LEAST)
        }
        _ => None,
    }
}

/// The runs of characters of an alphabet in a part of a text; those that go on beyond it are left out.
fn runs_of<'t>(text: &'t [u8], window: &Range<usize>, set: AsciiSet) -> impl Iterator<Item = Range<usize>> + 't {
    let end = window.end;
    let mut at = window.start;
    std::iter::from_fn(move || {
        let start = at + text[at..end].iter().position(|b| set.has(*b))?;
        let len = text[start..end].iter().take_while(|b| set.has(**b)).count();
        at = start + len;
        Some(start..at)
    })
    .filter(move |run| {
        let open = |at: Option<usize>| at.and_then(|at| text.get(at)).is_none_or(|b| !set.has(*b));
        open(run.start.checked_sub(1)) && open(Some(run.end))
    })
}

/// Whether every kind of character that the alphabet has occurs: digits, capitals, small letters.
fn has_all_kinds(value: &[u8], set: AsciiSet) -> bool {
    let kinds: [fn(u8) -> bool; 3] = [|b| b.is_ascii_digit(), |b| b.is_ascii_uppercase(), |b| b.is_ascii_lowercase()];
    kinds.iter().all(|kind| !set.members().any(kind) || value.iter().any(|b| kind(*b)))
}

/// Whether a value is neither part of a path nor of a longer word.
fn stands_alone(text: &[u8], span: &Range<usize>) -> bool {
    let delimits = |b: u8| b.is_ascii_whitespace() || b"\"'`,;:=|<>()[]{}\\".contains(&b);
    let at = |at: Option<usize>| at.and_then(|at| text.get(at)).copied();
    at(span.start.checked_sub(1)).is_none_or(delimits) && at(Some(span.end)).is_none_or(|b| delimits(b) || b == b'.')
}

/// The identifier that belongs to a secret by its name: the value of `client_id` near a `client_secret`.
pub fn identifier_of(text: &[u8], secret: &Range<usize>, name: &str) -> Option<Part> {
    let window = secret.start.saturating_sub(REACH)..text.len().min(secret.end + REACH);
    let mut nearest: Option<(usize, Part)> = None;
    for name in names::counterparts(name) {
        for at in memchr::memmem::find_iter(&text[window.clone()], name.as_bytes()) {
            let (start, end) = (window.start + at, window.start + at + name.len());
            let inside = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
            if inside(start.checked_sub(1).and_then(|at| text.get(at))) || inside(text.get(end)) {
                continue;
            }
            let Some(span) = value::right_of(text, end).map(|g| g.span).filter(|s| is_identifier(&text[s.clone()]))
            else {
                continue;
            };
            let apart = if span.start >= secret.end {
                span.start - secret.end
            } else {
                secret.start - span.end.min(secret.start)
            };
            let overlaps = span.start < secret.end && secret.start < span.end;
            if !overlaps && nearest.as_ref().is_none_or(|(least, _)| apart < *least) {
                nearest = Some((apart, Part { span, name: format!("`{name}`") }));
            }
        }
    }
    nearest.map(|(_, part)| part)
}

/// Whether a value can identify something: not a reference, not a word of code.
fn is_identifier(value: &[u8]) -> bool {
    value.len() >= 4
        && value.iter().all(|b| b.is_ascii_graphic())
        && value.iter().any(u8::is_ascii_digit)
        && !value.iter().any(|b| b"${}()<>[]%".contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(id: &str) -> RuleId {
        RuleId(rules::credentials().iter().position(|c| c.id == id).unwrap_or_default() as u16)
    }

    fn found(text: &str, identifier: &str) -> Vec<String> {
        let at = text.find(identifier).unwrap_or_default();
        let at = at..at + identifier.len();
        let taken = [(at.clone(), true)];
        let found = secrets_of(text.as_bytes(), (&at, rule("aws-access-key-id")), &taken);
        found.into_iter().map(|c| text[c.span].to_string()).collect()
    }

    #[test]
    fn a_secret_without_a_name_is_found_beside_its_identifier() {
        let id = ["AKIA", "QYLPMN5HFIQR7XYA"].concat();
        let secret = ["uRcae/L5WNn0", "iS9Zs+T6mrPk", "Q2vXbE8H", "y1aGd4jC"].concat();
        for text in [
            format!("user,key,secret\nada,{id},{secret}\n"),
            format!("connect('{id}', '{secret}')"),
            format!("{id}\n{secret}"),
        ] {
            assert_eq!(found(&text, &id), std::slice::from_ref(&secret), "{text}");
        }
        let digest = "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12";
        for text in [
            format!("{id} {digest}"),
            format!("{id}, commit: {secret}"),
            format!("{id} /{secret}/x"),
            format!("{id}{}{secret}", " ".repeat(300)),
        ] {
            assert!(found(&text, &id).is_empty(), "{text}");
        }
    }

    #[test]
    fn an_identifier_is_found_by_the_name_of_the_secret() {
        let text = br#"{"client_id": "7f0a1b", "client_secret": "the-secret"}"#;
        let at = memchr::memmem::find(text, b"the-secret").unwrap_or_default();
        let part = identifier_of(text, &(at..at + 10), "client_secret");
        assert_eq!(part.map(|p| text[p.span].to_vec()), Some(b"7f0a1b".to_vec()));
        let text = b"client_id = ${ID}\nclient_secret = the-secret";
        assert_eq!(identifier_of(text, &(34..44), "client_secret"), None);
    }
}
