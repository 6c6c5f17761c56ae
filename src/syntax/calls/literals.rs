//! Literals that reach a header with a key by way of a name: a constant, a variable, a member.
//!
//! In: headers and credentials of requests, and pairs that are written as headers. Out: [`LiteralAuth`]s. What is written in the place of the
//! header itself is found in the text; here are those that only the value of a name tells.

use super::Calls;
use crate::model::{Literal, LiteralAuth, SecretText, Spot, Value};
use crate::rules::clients::{Label, Role, contracts};
use crate::syntax::tree::Id;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Names of headers with a key that no contract needs to tell.
const COMMON: [&str; 7] = [
    "authorization",
    "proxy-authorization",
    "x-api-key",
    "api-key",
    "x-auth-token",
    "apikey",
    "sec-websocket-protocol",
];

/// Names of all headers with a key, in lower case: asked for each header of each request.
static WITH_KEY: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let told = contracts().iter().flat_map(|c| c.auth).map(|(header, _)| *header);
    COMMON.into_iter().chain(told).map(str::to_ascii_lowercase).collect()
});

/// Whether a header carries a key.
pub(super) fn carries_key(name: &str) -> bool {
    /// Longer than the name of any such header.
    const LONGEST: usize = 64;
    name.len() <= LONGEST && WITH_KEY.contains(name.to_ascii_lowercase().as_str())
}

/// Where the word stands that says how the rest of a credential is to be read: `ALGORITHM` of `ALGORITHM + " Credential=..."`.
fn scheme_of(value: &Value) -> Option<u32> {
    let Value::Join(parts) = value else { return None };
    let [Value::Text(word), Value::Text(next), ..] = parts.as_slice() else { return None };
    let is_word = !word.as_str().contains(char::is_whitespace) && next.as_str().starts_with(' ');
    is_word.then_some(word.start)
}

impl Calls<'_> {
    /// Literals in the headers and the credentials of a request.
    pub(in crate::syntax) fn literals_of_request(&mut self, headers: &Value, auth: &Value, at: &Spot) {
        if let Value::Map { entries, .. } = headers {
            for (name, value) in entries {
                if let Some(name) = name.text().filter(|n| carries_key(n)) {
                    self.literals_of(name, value, at);
                }
            }
        }
        self.literals_of("Authorization", auth, at);
    }

    /// Literals in the value of a pair whose key is such a header.
    pub(super) fn literals_of_pair(&mut self, pair: Id) {
        let n = self.eval.nodes;
        let (Some(key), Some(value)) = (n.child(pair, Label::Key), n.child(pair, Label::Value)) else { return };
        let name = n.source(key).trim_matches(['"', '\'', '`']);
        // A literal itself is found in the text, and the name of a parameter is no header.
        if !carries_key(name) || n.role(value) == Role::String && n.children(value).all(|c| n.role(c) == Role::Text) {
            return;
        }
        let at = self.spot(pair);
        let value = self.eval.value(value);
        self.literals_of(name, &value, &at);
    }

    fn literals_of(&mut self, header: &str, value: &Value, at: &Spot) {
        let schemes: Vec<u32> = value.parts().into_iter().filter_map(scheme_of).collect();
        for part in texts(value) {
            let Value::Text(literal) = part else { continue };
            if !schemes.contains(&literal.start) {
                self.push_literal(header, literal, at);
            }
        }
    }

    pub(super) fn push_literal(&mut self, header: &str, literal: &Literal, at: &Spot) {
        let known = |l: &LiteralAuth| l.literal.start == literal.start;
        if literal.end == 0 {
            return self.push_from_afar(header, literal, at);
        }
        if literal.end <= literal.start || literal.as_str().len() < 12 || self.literal_auths.iter().any(known) {
            return;
        }
        let spot = self.literal_spot(literal);
        let (header, literal) = (header.to_string(), literal.clone());
        self.literal_auths.push(LiteralAuth { header, literal, spot, used: at.clone(), home: None });
    }

    /// A literal of another file, which has no place here: it is known by where it is sent.
    fn push_from_afar(&mut self, header: &str, literal: &Literal, at: &Spot) {
        let bare = literal.as_str().rsplit(' ').next().unwrap_or_default();
        let is_mixed = bare.bytes().any(|b| b.is_ascii_digit()) && bare.bytes().any(|b| b.is_ascii_alphabetic());
        if bare.len() < 20 || !is_mixed || self.literal_auths.iter().any(|l| l.literal.as_str() == bare) {
            return;
        }
        let literal = Literal { text: SecretText::new(bare.as_bytes()), start: 0, end: 0 };
        self.literal_auths.push(LiteralAuth {
            header: header.to_string(),
            literal,
            spot: at.clone(),
            used: at.clone(),
            home: None,
        });
    }
}

/// The texts of a value, and those that a call is given in it. What stands in a call within a call is no part of it: the path of a file that is
/// read to sign something.
fn texts(value: &Value) -> Vec<&Value> {
    let mut out = Vec::new();
    let mut todo = vec![(value, false)];
    while let Some((v, in_call)) = todo.pop() {
        match v {
            Value::Text(_) => out.push(v),
            Value::Choice(vs) | Value::Join(vs) | Value::List(vs) => todo.extend(vs.iter().rev().map(|v| (v, in_call))),
            Value::Result { args, .. } if !in_call => todo.push((args, true)),
            Value::Env { fallback: Some(b), .. } | Value::Param { default: Some(b), .. } => todo.push((b, in_call)),
            Value::Map { entries, .. } => todo.extend(entries.iter().rev().map(|(_, v)| (v, in_call))),
            _ => {}
        }
        if out.len() > MOST_TEXTS {
            break;
        }
    }
    out
}

/// Texts of one value that are looked at.
const MOST_TEXTS: usize = 64;
