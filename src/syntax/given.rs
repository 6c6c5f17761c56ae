//! What a file gives to functions and classes of other files of the project: calls with an address among their arguments, or with a literal
//! that could be a key.
//!
//! In: the tree and its values. Out: [`Given`]s and [`KeyGiven`]s. Which function a name means is asked when all files are known; what a library
//! or this file itself defines is none of another file.

use super::calls::Calls;
use super::eval::{Eval, bases};
use super::exports::{makes, own};
use super::tree::Id;
use crate::model::{Given, KeyGiven, Literal, Root, Value};
use crate::rules::clients::{Label, Role};

/// Calls kept of one file.
const MOST: usize = 48;
/// Longer callees are no names.
const LONGEST: usize = 120;

/// The calls of a file.
pub(super) fn given(calls: &mut Calls<'_>) -> (Vec<Given>, Vec<KeyGiven>) {
    let eval = calls.eval;
    let n = eval.nodes;
    let (mut addresses, mut keys) = (Vec::new(), Vec::new());
    for id in (1..n.len()).filter(|id| matches!(n.role(*id), Role::Call | Role::New | Role::Unit)) {
        // Without a name that another file may have, nothing is evaluated.
        let Some((to, is_global)) = name_of(calls, id) else { continue };
        // What is global may be a function of the language: of those only what is given a literal is looked at.
        if is_global && !has_mixed_word(n.source(id)) {
            continue;
        }
        let args = eval.arguments(id);
        if keys.len() < MOST {
            keys.extend(keys_among(&args).into_iter().map(|(place, literal)| {
                let spot = if literal.end == 0 { calls.call_spot(id) } else { calls.literal_spot(literal) };
                KeyGiven { to: to.clone(), place, literal: literal.clone(), spot }
            }));
        }
        if addresses.len() == MOST || is_global || !has_address(&args) {
            continue;
        }
        let args = own(calls, args);
        if args != Value::Unknown {
            addresses.push(Given { to, args });
        }
    }
    (addresses, keys)
}

/// Arguments, and entries of arguments, that could be keys, with their places.
fn keys_among(args: &Value) -> Vec<(String, &Literal)> {
    let Value::Map { entries, .. } = args else { return Vec::new() };
    let mut out = Vec::new();
    for (name, value) in entries.iter().take(MOST_ARGUMENTS) {
        let Some(name) = name.text() else { continue };
        if let Some(literal) = possible_key(value) {
            out.push((name.to_string(), literal));
        }
        if let Value::Map { entries, .. } = value {
            for (entry, value) in entries.iter().take(MOST_ARGUMENTS) {
                let entry = entry.text().zip(possible_key(value));
                out.extend(entry.map(|(entry, literal)| (format!("{name}.{entry}"), literal)));
            }
        }
    }
    out
}

/// A literal that could be a key.
fn possible_key(value: &Value) -> Option<&Literal> {
    match value {
        Value::Text(literal) if is_mixed(literal.as_str()) => Some(literal),
        _ => None,
    }
}

/// Arguments of one call that are looked at.
const MOST_ARGUMENTS: usize = 16;

/// Whether a text is one word of letters and digits that is long enough for a key.
fn is_mixed(text: &str) -> bool {
    /// Lengths of keys.
    const LENGTHS: std::ops::RangeInclusive<usize> = 16..=512;
    let of = |is: fn(&u8) -> bool| text.bytes().filter(is).count();
    LENGTHS.contains(&text.len())
        && of(u8::is_ascii_digit) >= 2
        && of(u8::is_ascii_alphabetic) >= 4
        && !text.contains(char::is_whitespace)
        && !text.contains("://")
}

/// Whether such a word stands in quotes in the text of a call, which is not looked through for long.
fn has_mixed_word(source: &str) -> bool {
    source.len() <= LONGEST_CALL && source.split(['"', '\'', '`']).skip(1).step_by(2).any(is_mixed)
}

/// Longer calls are more than a name and a few arguments.
const LONGEST_CALL: usize = 400;

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

/// The name of what is called, unless it is a library's or stands in the same file, and whether the file does not say where it is from.
fn name_of(calls: &Calls<'_>, id: Id) -> Option<(String, bool)> {
    let eval = calls.eval;
    let n = eval.nodes;
    if let Some(class) = class_given(eval, id) {
        return Some((class, false));
    }
    let callee = n.child(id, Label::Callee).filter(|_| n.role(id) != Role::Unit)?;
    let source = n.source(callee);
    if n.child(id, Label::Args).is_none() && n.role(id) == Role::Call || source.len() > LONGEST {
        return None;
    }
    if let Some(function) = own_function(eval, id, source) {
        return Some((function, false));
    }
    let is_global = match eval.value(callee) {
        Value::Path { root: Root::Imported(_), .. } | Value::Unknown => false,
        // By itself alone a file does not tell modules of the project from libraries; those that are known are none of it.
        Value::Path { root: Root::Module { .. }, name } if calls.index.get(&name).is_none() => false,
        Value::Path { root: Root::Global, name } if calls.index.get(&name).is_none() => true,
        // What a function of this file is given is put in where it is read, unless it keeps it in an object: the methods of that ask for it.
        Value::Path { root: Root::Function(f), name } if name.is_empty() && keeps(eval, f as Id) => false,
        _ => return None,
    };
    let plain = source.split(['<', '[', '(']).next().unwrap_or(source).trim_end_matches("::");
    // What makes an object is called by the name of its class.
    let by_method = |(_, method): &(&str, &str)| eval.table.maker_methods.contains(method);
    let plain = plain.rsplit_once(['.', ':']).filter(by_method).map_or(plain, |(class, _)| class.trim_end_matches(':'));
    Some((last_two(plain).to_string(), is_global)).filter(|(name, _)| !name.is_empty())
}

/// `Self::with_base`: a function of the own type, by the name of that.
fn own_function(eval: &Eval<'_>, call: Id, callee: &str) -> Option<String> {
    let n = eval.nodes;
    let (of, function) = callee.split_once("::").filter(|(of, _)| eval.table.own_types.contains(of))?;
    let class = n.above(call).find(|a| n.role(*a) == Role::Class).and_then(|class| n.child(class, Label::Name))?;
    let class = n.source(class).split(['<', ' ']).next().filter(|class| !class.is_empty() && class.len() <= LONGEST)?;
    (of.len() < LONGEST && !function.contains(':')).then(|| format!("{class}::{function}"))
}

/// Whether a function makes an object: as a constructor, or with fields that stand in it.
fn keeps(eval: &Eval<'_>, function: Id) -> bool {
    let n = eval.nodes;
    let holds = |role| matches!(role, Role::Pair | Role::Shorthand);
    makes(eval, function).is_some() || n.below(function).take(MOST_NODES).any(|i| holds(n.role(i)))
}

/// Nodes of a function that are looked through for an object.
const MOST_NODES: usize = 200;

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
