//! One header more, written as one that is there.
//!
//! In: the code, and the place of the name of a header. Out: the same form once more with another name and value: an entry of a map, a
//! call on a request, a link of a chain, an assignment, a flag of a command. Where the header that is there is none of these, nothing.

use super::lines::{indent, line_break};
use super::steps::{Change, add_item, insertion};
use crate::model::HeaderValue;
use crate::syntax::{Code, Span};

/// Adds a header beside the one whose name `old` stands at `at`.
pub(super) fn add(
    code: &Code<'_>,
    text: &str,
    (at, old): (usize, &str),
    name: &str,
    value: &HeaderValue,
) -> Option<Change> {
    let key = (at, at + old.len());
    if !text.get(key.0..key.1)?.eq_ignore_ascii_case(old) {
        return None;
    }
    let string = code.string(key).map(|t| t.span).filter(|s| s.1 - s.0 <= old.len() + 2);
    let quote = string.and_then(|s| text.get(s.0..s.0 + 1)).filter(|q| matches!(*q, "'" | "\"" | "`")).unwrap_or("\"");
    let quoted = format!("{quote}{name}{quote}");
    let value = match value {
        HeaderValue::Text(value) => format!("{quote}{value}{quote}"),
        HeaderValue::User(names) => code.parameter(key, names)?.to_owned(),
    };
    let whole = string.unwrap_or(key);
    if let Some((pair, of)) = code.pair_of_key(whole)
        && let Some(list) = code.list_of(pair)
    {
        let between = text.get(whole.1..of.0)?;
        return add_item(code, text, &list, &format!("{quoted}{between}{value}"));
    }
    let string = string?;
    if let Some((target, of)) = code.assigned_key(string) {
        return again(code, text, (target.0, of.1), &[(string, &quoted), (of, &value)]);
    }
    // `set("name", value)`, `setValue(value, forHeader: "name")`
    let (call, _, args) = code.call_around(string)?;
    let [first, second] = args.items.as_slice() else { return None };
    let holds = |item: &Span| item.0 <= string.0 && string.1 <= item.1;
    let of = match (holds(first), holds(second)) {
        (true, false) => *second,
        (false, true) => *first,
        _ => return None,
    };
    let parts = [(string, quoted.as_str()), (of, value.as_str())];
    if code.statement(call).is_some_and(|s| is_alone(text, s, call)) {
        return again(code, text, call, &parts);
    }
    let dot = text.get(..args.span.0)?.rfind('.').filter(|dot| *dot > call.0)?;
    let lead = text.get(..dot)?;
    let space = lead.get(lead.trim_end().len()..)?;
    let link = replaced(text, (dot, call.1), &parts)?;
    Some(insertion(call.1, format!("{space}{link}")))
}

/// Whether a statement is nothing but an expression.
fn is_alone(text: &str, statement: Span, expression: Span) -> bool {
    let whole = |s: Span| text.get(s.0..s.1).map(|t| t.trim_end_matches([';', ' ']));
    whole(statement) == whole(expression)
}

/// The same statement once more, on the next line.
fn again(code: &Code<'_>, text: &str, span: Span, parts: &[(Span, &str)]) -> Option<Change> {
    let statement = code.statement(span).filter(|s| is_alone(text, *s, span))?;
    let end = match text.get(statement.1..)?.starts_with(';') {
        true => statement.1 + 1,
        false => statement.1,
    };
    let new = replaced(text, (statement.0, end), parts)?;
    Some(insertion(end, format!("{}{}{new}", line_break(text), indent(text, statement.0))))
}

/// A piece of the text with other parts in it.
fn replaced(text: &str, span: Span, parts: &[(Span, &str)]) -> Option<String> {
    let mut parts = parts.to_vec();
    parts.sort_by_key(|(s, _)| *s);
    let (mut out, mut at) = (String::new(), span.0);
    for ((start, end), new) in parts {
        out.push_str(text.get(at..start)?);
        out.push_str(new);
        at = end;
    }
    out.push_str(text.get(at..span.1)?);
    Some(out)
}
