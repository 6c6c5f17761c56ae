//! Something around a call that repeats it: an expression that it is put into, or a decorator of its function.
//!
//! In: the code, the end of a callee, and a template of the language's tables. Out: changes, or nothing where the call is not a value by
//! itself (for an expression), or where the function does more with the result than to give it back (for a decorator).

use super::lines::{indent, line_at, line_break};
use super::steps::{Change, insertion};
use crate::syntax::Code;

/// The call in the middle of another expression, or another expression in its place.
pub(super) fn wrap(
    code: &Code<'_>,
    text: &str,
    (callee_end, through): (usize, &str),
    (template, borrows): (&str, &str),
) -> Option<Change> {
    let (start, end) = code.chain_of(callee_end, through)?;
    let start = start + waited_for(text.get(start..end)?);
    let mut template = template.to_owned();
    if template.contains("{ARGUMENT}") {
        let (list, _) = code.arguments(callee_end)?;
        let argument = list.items.first().and_then(|a| text.get(a.0..a.1)).filter(|a| is_name(a))?;
        template = template.replace("{ARGUMENT}", argument);
    }
    if !borrows.is_empty() {
        let function = code.function((start, end)).and_then(|f| text.get(f.0..f.1))?;
        let lent = |name: &str| function.contains(&borrows.replace("{NAME}", name));
        code.names_given((start, end)).iter().all(|name| lent(name)).then_some(())?;
    }
    let mut call = text.get(start..end)?.to_owned();
    // A text of several lines must not be moved.
    let Some(line) = template.lines().find(|l| l.contains("{CALL}")) else {
        let template = with_owner(&call, template);
        return Some(Change { start, end, text: lines(&template, text, start)? });
    };
    let deeper = &line[..line.len() - line.trim_start().len()];
    if call.lines().all(|l| l.matches('`').count() % 2 == 0) {
        call = call.replace('\n', &format!("\n{deeper}"));
    }
    Some(Change { start, end, text: lines(&template, text, start)?.replace("{CALL}", &call) })
}

/// The bytes of the word before a call that waits for it: with an argument of a type, the grammar of a language may take both for the callee.
fn waited_for(call: &str) -> usize {
    let rest = call.strip_prefix("await").map_or(call, str::trim_start);
    call.len() - rest.len()
}

/// What takes the place of an expression, with the path before the name of the type that both begin with: `library.Client()` in a file that
/// does not import it.
fn with_owner(call: &str, template: String) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let Some(at) = template.find(|c: char| c.is_ascii_uppercase()) else { return template };
    let name = template[at..].split(|c: char| !is_part(c)).next().unwrap_or("");
    let begin = template[..at].trim();
    let path = call.trim_start().strip_prefix(begin).and_then(|rest| rest.trim_start().split_once(name));
    let owner = path.filter(|(path, rest)| path.ends_with('.') && !rest.starts_with(is_part)).map(|(path, _)| path);
    match owner.filter(|path| path.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._".contains(c))) {
        Some(owner) => format!("{}{owner}{}", &template[..at], &template[at..]),
        None => template,
    }
}

/// Whether an expression is a name, or one of a member.
fn is_name(expression: &str) -> bool {
    expression.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$'))
}

/// A decorator before the function that gives the result of the call back, or that has the statement `raises` for it.
pub(super) fn decorate(
    code: &Code<'_>,
    text: &str,
    callee_end: usize,
    (template, raises): (&str, &str),
) -> Option<Change> {
    let function = match raises {
        "" => code.returned_by(code.call_of(callee_end)?)?,
        _ => {
            let (variable, _) = code.bound(callee_end)?;
            let function = code.untried(callee_end)?;
            let body = text.get(function.0..function.1)?;
            // What is given back bit by bit is not repeated by a decorator.
            let generates = body.contains("yield");
            let raised = raises.replace("{RESULT}", variable);
            let at = function.0 + body.find(&raised).filter(|_| !generates)?;
            (!code.is_tried((at, at + raised.len()))).then_some(function)?
        }
    };
    let start = line_at(text, function.0).0;
    text.get(start..function.0)?.trim().is_empty().then_some(())?;
    let new = lines(template, text, function.0)?;
    Some(insertion(function.0, format!("{new}{}{}", line_break(text), indent(text, function.0))))
}

/// A statement behind the one that assigns the result of a call to a variable. If a `try` takes the variable over, it stands there: what
/// handles the errors of its use handles those, too.
pub(super) fn follow(code: &Code<'_>, text: &str, callee_end: usize, template: &str) -> Option<Change> {
    let (variable, statement) = code.bound(callee_end)?;
    let (_, end) = line_at(text, statement.1);
    let rest = text.get(statement.1..end)?.trim_start_matches([';', ' ', '\t']);
    // Nothing else may stand on the line, and the statement must not go on in a block.
    let alone = rest.is_empty() || code.is_comment(end - rest.len());
    let own_line = text.get(line_at(text, statement.0).0..statement.0)?.trim().is_empty();
    let line = template.replace("{RESULT}", variable);
    // It stands there already, and does not help.
    let is_new = !code.function(statement).and_then(|f| text.get(f.0..f.1)).unwrap_or(text).contains(&line);
    if let Some(at) = code.tried(statement, variable) {
        let begins = text.get(line_at(text, at).0..at)?.trim().is_empty();
        return (begins && is_new).then(|| insertion(at, format!("{line}{}{}", line_break(text), indent(text, at))));
    }
    (alone && own_line && is_new)
        .then(|| insertion(end, format!("{}{}{line}", line_break(text), indent(text, statement.0))))
}

/// A statement before all others of the block that a call is given.
pub(super) fn begin_block(code: &Code<'_>, text: &str, callee_end: usize, template: &str) -> Option<Change> {
    let (parameter, first) = code.block(callee_end)?;
    text.get(line_at(text, first).0..first)?.trim().is_empty().then_some(())?;
    let new = lines(&template.replace("{PARAM}", parameter), text, first)?;
    Some(insertion(first, format!("{new}{}{}", line_break(text), indent(text, first))))
}

/// A template with the indentation of a place and the line breaks of the text.
pub(super) fn lines(template: &str, text: &str, at: usize) -> Option<String> {
    Some(template.trim_end().replace('\n', &format!("{}{}", line_break(text), indent(text, at))))
}
