//! What a file gives to functions and classes of other files of the project: calls with an address among their arguments.
//!
//! In: the tree and its values. Out: [`Given`]s. Which function a name means is asked when all files are known; what a library or this file itself
//! defines is none of another file.

use super::calls::Calls;
use super::eval::{Eval, bases};
use super::exports::own;
use super::tree::Id;
use crate::model::{Given, Root, Value};
use crate::rules::clients::{Label, Role};

/// Calls kept of one file.
const MOST: usize = 48;
/// Longer callees are no names.
const LONGEST: usize = 120;

/// The calls of a file.
pub(super) fn given(calls: &mut Calls<'_>) -> Vec<Given> {
    let eval = calls.eval;
    let n = eval.nodes;
    let mut out = Vec::new();
    for id in (1..n.len()).filter(|id| matches!(n.role(*id), Role::Call | Role::New | Role::Unit)) {
        // Without an address in its text, or a name that may have one, nothing is evaluated.
        let Some(to) = name_of(calls, id) else { continue };
        let args = eval.arguments(id);
        if !has_address(&args) {
            continue;
        }
        let args = own(calls, args);
        if args != Value::Unknown {
            out.push(Given { to, args });
        }
        if out.len() == MOST {
            break;
        }
    }
    out
}

/// Addresses of an API that settings are given: fields of objects and classes, names of the top level, and defaults of parameters.
pub(super) fn addresses(eval: &Eval<'_>) -> Vec<(String, Value)> {
    let n = eval.nodes;
    let mut out = Vec::new();
    let holds = |role| matches!(role, Role::Pair | Role::Field | Role::Assign | Role::Declare | Role::Param);
    for id in (1..n.len()).filter(|id| holds(n.role(*id))) {
        let named = n.child(id, Label::Key).or_else(|| n.child_or_first(id, Label::Target));
        let (Some(named), Some(value)) = (named, n.child(id, Label::Value)) else { continue };
        let source = n.source(value);
        if source.len() > LONGEST || !source.contains("://") {
            continue;
        }
        let value = eval.value(value);
        let text = value.parts().into_iter().find(|part| part.text().is_some_and(is_address));
        let name = n.source(named).trim_matches(['"', '\'']).rsplit(['.', ':', '>']).next().unwrap_or("");
        if let Some(text) = text.filter(|_| !name.is_empty() && name.len() <= LONGEST) {
            out.push((name.to_string(), text.clone()));
        }
        if out.len() == MOST {
            break;
        }
    }
    out
}

/// The name of what is called, unless it is a library's or stands in the same file.
fn name_of(calls: &Calls<'_>, id: Id) -> Option<String> {
    let eval = calls.eval;
    let n = eval.nodes;
    if let Some(class) = class_given(eval, id) {
        return Some(class);
    }
    let callee = n.child(id, Label::Callee).filter(|_| n.role(id) != Role::Unit)?;
    let source = n.source(callee);
    if n.child(id, Label::Args).is_none() && n.role(id) == Role::Call || source.len() > LONGEST {
        return None;
    }
    match eval.value(callee) {
        Value::Path { root: Root::Imported(_), .. } | Value::Unknown => {}
        // By itself alone a file does not tell modules of the project from libraries; those that are known are none of it.
        Value::Path { root: Root::Module { .. }, name } if calls.index.get(&name).is_none() => {}
        _ => return None,
    }
    let plain = source.split(['<', '[', '(']).next().unwrap_or(source).trim_end_matches("::");
    Some(last_two(plain).to_string()).filter(|name| !name.is_empty())
}

/// The class whose constructor is called from another one: of the class below, or of the same class. Some grammars have no name for what is called.
fn class_given(eval: &Eval<'_>, id: Id) -> Option<String> {
    let n = eval.nodes;
    let args = n.children(id).find(|c| n.role(*c) == Role::Args)?;
    let head = n.slice(n.get(id).start, n.get(args).start).trim_start_matches([':', ' ', '\n', '\t']).trim_end();
    let is_base = |call: &&str| head == *call || call.ends_with('.') && head.starts_with(*call);
    let own = eval.table.own_calls.contains(&head);
    if head.len() > LONGEST || !own && !eval.table.base_calls.iter().any(is_base) {
        return None;
    }
    let class = n.above(id).find(|a| n.role(*a) == Role::Class)?;
    if own {
        return n.child(class, Label::Name).map(|name| n.source(name).to_string());
    }
    bases(n, class).first().map(|base| last_two(n.source(*base)).to_string())
}

/// The last two parts of a dotted name.
fn last_two(name: &str) -> &str {
    let is_dot = |c: char| c == '.' || c == ':';
    let last = name.rfind(is_dot).unwrap_or(0);
    name[..last].trim_end_matches(is_dot).rfind(is_dot).map_or(name, |at| name.get(at + 1..).unwrap_or(name))
}

/// Whether one of the arguments is an address.
fn has_address(args: &Value) -> bool {
    let Value::Map { entries, .. } = args else { return false };
    let begins = |value: &Value| match value {
        Value::Text(t) => is_address(t.as_str()),
        // What the environment says, or an address where it says nothing.
        Value::Env { fallback: Some(f), .. } => f.text().is_some_and(is_address),
        Value::Choice(options) => options.iter().any(|o| o.text().is_some_and(is_address)),
        Value::Join(parts) => parts.first().and_then(Value::text).is_some_and(is_address),
        Value::Map { entries, .. } => entries.iter().take(16).any(|(_, v)| v.text().is_some_and(is_address)),
        _ => false,
    };
    entries.iter().take(16).any(|(_, value)| begins(value))
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://")
        || text.starts_with("http://")
        || text.starts_with("wss://")
        || text.starts_with("ws://")
}
