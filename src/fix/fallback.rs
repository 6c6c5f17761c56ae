//! A read of the environment without its fallback.
//!
//! In: the code, the spans of the read and of the literal that is taken when there is nothing. Out: changes after which the read
//! stands alone, or nothing where more than a read and a literal stands there.

use super::environment;
use super::steps::Change;
use super::steps::{Done, import_for, remove_argument};
use crate::model::{Applicability, SecretText};
use crate::rules::clients::SyntaxTable;
use crate::rules::fixes;
use crate::syntax::{Code, Span};

/// Changes that take the literal away.
pub(super) fn drop(
    code: &Code<'_>,
    text: &str,
    read: Span,
    (start, literal): (usize, &SecretText),
    name: &str,
) -> Option<Done> {
    let table = fixes::of(code.table)?;
    let careful = table.environment?;
    let key = (start, start + literal.len());
    if text.as_bytes().get(key.0..key.1)? != literal.reveal() {
        return None;
    }
    let string = code.string(key)?.span;
    let done = |changes| Some(Done { changes, keys: vec![key], applicability: careful });
    let own = careful == Applicability::Safe || table.unwraps;
    let quote = text.get(string.1 - 1..string.1)?;
    if let Some((whole, left, several)) = code.left_of(string) {
        // What reads without complaint is kept as it is written, unless the language has a read that tells what is lacking; so are several reads.
        // What goes on without it compares with nothing, or signs with nothing, and lets everybody in.
        if let Some(ending) = environment::ending(table, text, name).filter(|_| !own || several) {
            return done(vec![Change { start: string.0, end: string.1, text: ending }]);
        }
        if !own || several {
            let kept = environment::alone(table, text, text.get(left.0..left.1)?, name);
            return done(vec![Change { start: whole.0, end: whole.1, text: kept }]);
        }
        return done(instead(code, text, whole, name, quote)?);
    }
    if let Some((call, callee, args)) = code.call_around(string)
        && let [first, second] = args.items.as_slice()
        && *second == string
    {
        if let Some(map) = callee.strip_suffix(".get").filter(|m| code.table.env_maps.contains(m)) {
            let read = format!("{map}[{}]", text.get(first.0..first.1)?);
            return done(vec![Change { start: call.0, end: call.1, text: read }]);
        }
        if table.keeps.contains(&callee) {
            return done(vec![remove_argument(code, text, string)?]);
        }
    }
    let whole = code.around_both(read, string)?;
    is_only_a_read(code.table, text, whole, string, name).then(|| done(instead(code, text, whole, name, quote)?))?
}

/// The language's own read in the place of an expression.
fn instead(code: &Code<'_>, text: &str, whole: Span, name: &str, quote: &str) -> Option<Vec<Change>> {
    let table = fixes::of(code.table)?;
    let read = environment::like(table, text, name, quote)?;
    let mut changes = vec![Change { start: whole.0, end: whole.1, text: read }];
    if !table.environment_module.is_empty() {
        changes.extend(import_for(code, text, table.environment_module, whole)?);
    }
    Some(changes)
}

/// Whether an expression has no other names than those by which the environment is read and nothing is replaced.
fn is_only_a_read(table: &SyntaxTable, text: &str, whole: Span, literal: Span, name: &str) -> bool {
    let known = [table.env_calls, table.env_maps, table.fallbacks, table.texts, table.same_text];
    let known: Vec<&str> = known.iter().flat_map(|l| l.iter()).flat_map(|n| n.split('.')).collect();
    let words = |part: Option<&str>| {
        part.unwrap_or("").split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect::<Vec<_>>()
    };
    let before = words(text.get(whole.0..literal.0));
    let after = words(text.get(literal.1..whole.1));
    let reads = before.iter().any(|w| w == name);
    let plain = |w: &String| w.is_empty() || w == "_" || w == name || known.contains(&w.as_str());
    reads && before.iter().chain(&after).all(plain)
}
