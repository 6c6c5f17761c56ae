//! Certificate checks that are switched off by code instead of by a setting.
//!
//! In: tree and tables. Out: the places where a function that decides on a certificate always agrees, where a method that decides
//! by throwing has nothing in it, and where a constant of a library that agrees to everything is named.

use super::eval::Eval;
use super::tree::{Id, end_of};
use crate::rules::clients::{Label, Role};
use crate::rules::names;

/// The places, with what stands there.
pub(super) fn places(eval: &Eval<'_>) -> Vec<(Id, String)> {
    let (n, table) = (eval.nodes, eval.table);
    let lists = [table.deciding, table.deciding_methods, table.trusting, table.agreeing];
    if lists.iter().all(|list| list.is_empty()) {
        return Vec::new();
    }
    (1..n.len())
        .filter_map(|id| {
            let name = match n.role(id) {
                Role::Call => called_with_yes(eval, id),
                Role::Assign | Role::Pair | Role::Declare => set_to_yes(eval, id),
                Role::Function => empty_method(eval, id),
                Role::Member | Role::Name => trusting_name(eval, id).or_else(|| agrees_unseen(eval, id)),
                _ => None,
            }?;
            Some((id, name))
        })
        .collect()
}

/// `hostnameVerifier((host, session) -> true)`
fn called_with_yes(eval: &Eval<'_>, call: Id) -> Option<String> {
    let n = eval.nodes;
    let callee = n.child(call, Label::Callee)?;
    let name = last_name(eval, callee)?;
    if !eval.table.deciding.contains(&name) {
        return None;
    }
    let args = n.children(call).filter(|a| n.get(*a).label == Label::Args);
    let agrees = args.flat_map(|a| std::iter::once(a).chain(n.children(a))).any(|a| always_agrees(eval, a));
    agrees.then(|| name.to_string())
}

/// `handler.Callback = (a, b) => true`, `{ callback: () => true }`
fn set_to_yes(eval: &Eval<'_>, id: Id) -> Option<String> {
    let n = eval.nodes;
    let target = n.child(id, Label::Target).or_else(|| n.child(id, Label::Key))?;
    let name = last_name(eval, target)?;
    let value = n.child(id, Label::Value)?;
    let agrees = eval.table.deciding.contains(&name) && always_agrees(eval, value)
        || eval.table.deciding_methods.contains(&name) && says_nothing(eval, value);
    agrees.then(|| name.to_string())
}

/// A function that would give an error for a bad certificate, and gives nothing: `() => undefined`.
fn says_nothing(eval: &Eval<'_>, id: Id) -> bool {
    let n = eval.nodes;
    if n.role(id) != Role::Function {
        return false;
    }
    let behind = n.child(id, Label::Params).map_or(n.get(id).start, |params| n.get(params).end);
    let body = n.slice(behind, n.get(id).end).trim_start_matches([')', ' ', '\n']).trim_start_matches("=>");
    let plain: String = body.chars().filter(|c| !c.is_whitespace() && !"{};()".contains(*c)).collect();
    let given = plain.strip_prefix("return").unwrap_or(&plain);
    given.is_empty() || eval.table.empty_values.contains(&given)
}

/// A function whose whole body is the value true.
fn always_agrees(eval: &Eval<'_>, id: Id) -> bool {
    let n = eval.nodes;
    let function =
        if n.role(id) == Role::Function { Some(id) } else { n.below(id).find(|i| n.role(*i) == Role::Function) };
    let Some(function) = function else { return false };
    let body: Vec<Id> = n
        .below(function)
        .filter(|i| {
            let params = n.child(function, Label::Params);
            !params.is_some_and(|p| n.within(*i, p)) && !matches!(n.role(*i), Role::Return | Role::Unit)
        })
        .collect();
    matches!(body.as_slice(), [only] if n.role(*only) == Role::True)
}

/// A method that would throw on a bad certificate, with nothing in it.
fn empty_method(eval: &Eval<'_>, id: Id) -> Option<String> {
    let n = eval.nodes;
    let name = n.source(n.child(id, Label::Name)?);
    if !eval.table.deciding_methods.contains(&name) {
        return None;
    }
    // A declaration without a body decides nothing.
    let empty = match n.child(id, Label::Body) {
        None => n.source(id).trim_end().ends_with('}'),
        Some(body) => {
            let text = n.source(body).trim_start_matches('=').trim();
            eval.table.empty_values.contains(&text)
        }
    };
    empty.then(|| format!("an empty {name}"))
}

/// A constant that agrees to everything.
fn trusting_name(eval: &Eval<'_>, id: Id) -> Option<String> {
    let n = eval.nodes;
    // A part of a longer name, and what is imported.
    if n.parent(id).is_some_and(|p| matches!(n.role(p), Role::Import | Role::Member | Role::Name)) {
        return None;
    }
    let source = n.source(id);
    let hit =
        eval.table.trusting.iter().find(|t| source == **t || source.strip_suffix(**t).is_some_and(is_open_end))?;
    // What stands around may be as long as the file: it is asked for a hit alone.
    let refused = is_compared(eval, id) || n.parent(id).is_some_and(|pair| checks_clients(eval, pair));
    (!refused).then(|| hit.to_string())
}

/// A word of consent in a function in whose text nothing looks at the certificate: `completion(.useCredential, ...)`.
fn agrees_unseen(eval: &Eval<'_>, id: Id) -> Option<String> {
    let (n, table) = (eval.nodes, eval.table);
    let name = last_name(eval, id).filter(|name| table.agreeing.contains(name))?;
    // The member itself, not its name.
    n.parent(id).filter(|p| n.role(*p) != Role::Member)?;
    let function = n.above(id).find(|a| n.role(*a) == Role::Function && n.child(*a, Label::Name).is_some())?;
    let text = n.source(function);
    let looks = table.weighing.iter().any(|w| text.contains(w));
    (!looks && text.len() <= MAX_METHOD).then(|| name.to_string())
}

/// Longer methods decide on more than a certificate.
const MAX_METHOD: usize = 4 << 10;

/// `mode != VERIFY_NONE` asks and sets nothing.
fn is_compared(eval: &Eval<'_>, id: Id) -> bool {
    let n = eval.nodes;
    let Some(parent) = n.parent(id).filter(|p| n.role(*p) == Role::Binary) else { return false };
    ["==", "!="].iter().any(|sign| n.source(parent).contains(sign))
}

/// `SSLVerifyClient => VERIFY_NONE`: a server that asks its clients for no certificate, as most do.
fn checks_clients(eval: &Eval<'_>, pair: Id) -> bool {
    let n = eval.nodes;
    let key = n
        .child(pair, Label::Key)
        .or_else(|| n.child(pair, Label::Target))
        .map(|k| last_name(eval, k).unwrap_or(end_of(n.source(k))));
    key.is_some_and(|key| names::words(key).iter().any(|word| word == "client"))
}

fn is_open_end(before: &str) -> bool {
    before.ends_with(['.', ':', '\\'])
}

fn last_name<'a>(eval: &Eval<'a>, id: Id) -> Option<&'a str> {
    let n = eval.nodes;
    match n.role(id) {
        Role::Member => n.child(id, Label::Property).map(|p| n.source(p)),
        Role::Name => end_of(n.source(id)).rsplit(['.', ':']).next(),
        _ => None,
    }
}
