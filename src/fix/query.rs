//! A key that the text of a URL puts in, sent in a header.
//!
//! In: the code, where the key is put in, and the request. Out: changes that take the parameter out of the URL and give the request a header,
//! or nothing where the key is not put in by a form that is known, or where the URL may be that of other requests, too.

use super::steps::{Change, Done, add_item};
use crate::model::Step;
use crate::rules::fixes;
use crate::syntax::{Code, Span};

/// The changes of such a step.
pub(super) fn to_header(code: &Code<'_>, text: &str, step: &Step) -> Option<Done> {
    let Step::KeyToHeader { at, parameter, callee_end, header, scheme, place, form } = step else { return None };
    let at = *at as usize;
    let (mut changes, key) = taken_out(code, text, at, parameter)?;
    let request = code.call_of(*callee_end as usize)?;
    let string = code.string((at, at)).map(|t| t.span)?;
    is_of_one_request(code, text, string, request).then_some(())?;
    let join = fixes::of(code.table)?.join;
    let key = unescaped(&key)?.to_owned();
    let value = match scheme.as_str() {
        "" => key,
        scheme => format!("\"{scheme} \"{join}{key}"),
    };
    let entry = format!("\"{header}\": {value}");
    let (args, _) = code.arguments(*callee_end as usize)?;
    let holder = match place.parse::<usize>() {
        Err(_) => args,
        Ok(position) => match args.items.get(position) {
            Some(options) => code.object(*options)?,
            None if args.items.len() == position => {
                let options = format!("{{ {} }}", form.replace("{ENTRY}", &entry));
                changes.push(add_item(code, text, &args, &options)?);
                return Some(changes.into());
            }
            None => return None,
        },
    };
    changes.push(match code.entry(&holder, "headers") {
        Some(headers) => add_item(code, text, &code.object(headers)?, &entry)?,
        // Headers that another name brings along would be lost.
        None if holder.items.iter().any(|item| text.get(item.0..item.1).is_none_or(is_brought)) => return None,
        None => add_item(code, text, &holder, &form.replace("{ENTRY}", &entry))?,
    });
    Some(changes.into())
}

/// `headers` alone, `...options`, `**options`: what an object has under the name of a variable, or takes over from another one.
fn is_brought(item: &str) -> bool {
    item == "headers" || item.starts_with("...") || item.starts_with("**")
}

/// What is given to a function that writes a text for a URL: a header takes it as it is. Nothing where that is not one name.
fn unescaped(key: &str) -> Option<&str> {
    let Some((callee, rest)) = key.split_once('(') else { return Some(key) };
    let callee = callee.to_ascii_lowercase();
    if !["encode", "quote", "escape"].iter().any(|word| callee.contains(word)) {
        return Some(key);
    }
    let inner = rest.strip_suffix(')')?.split(',').next()?.trim();
    (!inner.is_empty() && !inner.contains(['(', ')'])).then_some(inner)
}

/// The changes after which a URL has no such parameter, and the expression that was its value.
fn taken_out(code: &Code<'_>, text: &str, at: usize, parameter: &str) -> Option<(Vec<Change>, String)> {
    let start = at.checked_sub(parameter.len() + 2)?;
    let sign = text.get(start..at)?.strip_suffix('=')?.strip_suffix(parameter)?;
    let gone = |start, end| Change { start, end, text: String::new() };
    let rest = text.get(at..)?;
    let Some(open) = ["${", "{"].into_iter().find(|open| rest.starts_with(open)) else {
        // The last of what is joined.
        let quote = rest.chars().next().filter(|q| matches!(q, '"' | '\''))?;
        let (end, key) = code.joined_to(at + quote.len_utf8())?;
        let key = text.get(key.0..key.1)?.to_owned();
        return Some((vec![gone(start, at), gone(at + 1, end)], key));
    };
    let mut depth = 0;
    let close = rest.char_indices().find_map(|(i, c)| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        (depth == 0 && c == '}').then_some(i)
    })?;
    let key = rest.get(open.len()..close)?.trim();
    // A form of the value, or a text in a text: not what stands outside of it.
    if key.is_empty() || key.contains(['\n', '!', '\\']) || key.split(['[', '(']).next()?.contains(':') {
        return None;
    }
    let behind = rest.get(close + 1..)?;
    let change = match (sign, behind.starts_with('&')) {
        ("?", true) => gone(start + 1, at + close + 2),
        ("?" | "&", _) if behind.starts_with(['"', '\'', '`', '&']) => gone(start, at + close + 1),
        _ => return None,
    };
    let mut changes = vec![change];
    // A string that has no other places for values.
    let string = code.string((at, at)).map(|t| t.span)?;
    let others = [(string.0, start), (at + close + 1, string.1)];
    let plain = others.iter().all(|s| text.get(s.0..s.1).is_some_and(|t| !t.contains(['{', '}', '\\'])));
    if plain && text.get(string.0..string.0 + 1).is_some_and(|prefix| prefix.eq_ignore_ascii_case("f")) {
        changes.push(gone(string.0, string.0 + 1));
    }
    Some((changes, key.to_owned()))
}

/// Whether a URL stands in the request, or in a variable of its function that nothing else uses.
fn is_of_one_request(code: &Code<'_>, text: &str, url: Span, request: Span) -> bool {
    if request.0 <= url.0 && url.1 <= request.1 {
        return true;
    }
    let function = code.function(request);
    let Some(variable) = code.variable_of(url).filter(|_| function.is_some() && function == code.function(url)) else {
        return false;
    };
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let body = function.and_then(|f| text.get(f.0..f.1)).unwrap_or("");
    body.split(|c| !word(c)).filter(|w| *w == variable).count() == 2
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn a_header_takes_a_key_as_it_is() {
        assert_eq!(unescaped("encodeURIComponent(token)"), Some("token"));
        assert_eq!(unescaped("urllib.parse.quote(key, safe='')"), Some("key"));
        assert_eq!(unescaped("token"), Some("token"));
        assert_eq!(unescaped("keys.next(1)"), Some("keys.next(1)"));
        assert_eq!(unescaped("quote(first(keys))"), None);
    }
}
