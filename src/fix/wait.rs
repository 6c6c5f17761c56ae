//! The wait of a loop that tries again: one that grows by a factor, with a limit and with chance.
//!
//! In: the code, and the place of the call that waits. Out: another argument for it, in the language's own terms, or nothing where
//! the unit of the wait is not known, where somebody else says how long it is, or where nothing counts the tries.

use super::steps::{Change, import};
use crate::rules::fixes;
use crate::syntax::{Code, Span, Wait};

/// Shorter waits than this are no milliseconds.
const LEAST: f64 = 50.0;

/// Seconds up to which a wait grows.
const LONG: f64 = 60.0;

/// Nobody waits so many seconds: they are nanoseconds.
const NANOSECONDS: f64 = 1e6;

/// Changes that let a wait grow, and the others of the same loop that wait a fixed time in the same way.
pub(super) fn grow(code: &Code<'_>, text: &str, at: Span) -> Option<Vec<Change>> {
    let mut changes = one(code, text, at)?;
    for other in code.waits_like(at) {
        let more = one(code, text, other).into_iter().flatten();
        more.for_each(|change| {
            if !changes.contains(&change) {
                changes.push(change);
            }
        });
    }
    Some(changes)
}

/// Changes that put chance into a wait that grows. One that is worked out of the number of tries is written anew; one that a variable has
/// keeps how it grows.
pub(super) fn vary(code: &Code<'_>, text: &str, at: Span) -> Option<Vec<Change>> {
    let wait = code.wait(at)?;
    let own = text.get(wait.argument.0..wait.argument.1)?;
    let mut names = own.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$');
    if wait.worked_out && wait.counter.is_some_and(|counter| names.any(|name| name == counter)) {
        return grow(code, text, at);
    }
    // What an answer asks for is no less than that.
    if own.contains(['"', '\'']) {
        return None;
    }
    let form = form_of(code, &wait).filter(|form| !form.chance.is_empty())?;
    let plain = own.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.$".contains(&b)) || is_call(own);
    let own = if plain { own.to_owned() } else { format!("({own})") };
    let (start, end) = wait.argument;
    let mut changes = vec![Change { start, end, text: form.chance.replace("{WAIT}", &own) }];
    // What only the other form needs would be there for nothing, which some compilers refuse.
    let only_other = |module: &str| {
        let used = format!("{}.", module.rsplit(['/', ':']).next().unwrap_or(module));
        form.text.contains(&used) && !form.chance.contains(&used)
    };
    for module in form.imports.iter().filter(|module| !only_other(module)) {
        changes.extend(import(code, text, module, &[])?);
    }
    Some(changes)
}

/// Whether an expression is one call: a name, and all else in its brackets.
fn is_call(text: &str) -> bool {
    let Some(open) = text.find('(').filter(|open| *open > 0) else { return false };
    let (name, brackets) = text.split_at(open);
    let mut depth = 0_usize;
    for (at, byte) in brackets.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1 == brackets.len() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.:".contains(&b));
        }
    }
    false
}

/// How such a wait is written.
fn form_of(code: &Code<'_>, wait: &Wait<'_>) -> Option<&'static fixes::Wait> {
    let waits = fixes::of(code.table)?.waits;
    let form = waits.iter().find(|w| w.callees.contains(&wait.callee) && (w.key.is_empty() || wait.key == w.key))?;
    (!form.key.is_empty() || wait.key.is_empty()).then_some(form)
}

/// Changes that let one wait grow.
fn one(code: &Code<'_>, text: &str, at: Span) -> Option<Vec<Change>> {
    let wait = code.wait(at)?;
    let form = form_of(code, &wait)?;
    // A wait that somebody has given a name, or that an answer asks for, is not replaced by another one.
    if !wait.worked_out {
        return None;
    }
    let argument = text.get(wait.argument.0..wait.argument.1)?;
    let number = argument.replace('_', "").parse::<f64>().ok();
    if form.milliseconds && number.is_some_and(|n| n < LEAST) {
        return None;
    }
    // Whoever waits so long was told to: a wait that begins with a second asks too soon.
    let seconds = number.map(|n| if form.milliseconds { n / 1000.0 } else { n });
    let lower = argument.to_lowercase();
    if seconds.is_some_and(|n| (LONG..NANOSECONDS).contains(&n))
        || ["minute", "hour"].iter().any(|unit| lower.contains(unit))
    {
        return None;
    }
    let (start, end) = with_cast(text, (at.0, wait.callee), wait.argument)?;
    let mut changes = vec![Change { start, end, text: form.text.replace("{N}", wait.counter?) }];
    for module in form.imports {
        changes.extend(import(code, text, module, &[])?);
    }
    Some(changes)
}

/// An argument with the type that it is made into: `(int)(argument)`. The call begins at an offset.
fn with_cast(text: &str, (start, callee): (usize, &str), argument: Span) -> Option<Span> {
    let before = text.get(start..argument.0).and_then(|call| call.strip_prefix(callee)).unwrap_or("");
    let cast = before.trim_start().strip_prefix('(').filter(|rest| rest.contains(')'));
    let Some(cast) = cast.map(str::trim_start) else { return Some(argument) };
    let open = cast.matches('(').count().checked_sub(cast.matches(')').count())?;
    let closed = text.get(argument.1..argument.1 + open)?;
    closed.bytes().all(|b| b == b')').then_some((argument.0 - cast.len(), argument.1 + closed.len()))
}
