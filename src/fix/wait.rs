//! The wait of a loop that tries again: one that grows by a factor, with a limit and with chance.
//!
//! In: the code, and the place of the call that waits. Out: another argument for it, in the language's own terms, or nothing where
//! the unit of the wait is not known or nothing counts the tries.

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
    if wait.counter.is_some_and(|counter| names.any(|name| name == counter)) {
        return grow(code, text, at);
    }
    let form = form_of(code, &wait).filter(|form| !form.chance.is_empty())?;
    let plain = own.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.$".contains(&b));
    let own = if plain { own.to_owned() } else { format!("({own})") };
    let (start, end) = wait.argument;
    let mut changes = vec![Change { start, end, text: form.chance.replace("{WAIT}", &own) }];
    for module in form.imports {
        changes.extend(import(code, text, module, &[])?);
    }
    Some(changes)
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
    let mut changes =
        vec![Change { start: wait.argument.0, end: wait.argument.1, text: form.text.replace("{N}", wait.counter?) }];
    for module in form.imports {
        changes.extend(import(code, text, module, &[])?);
    }
    Some(changes)
}
