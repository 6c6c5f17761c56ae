//! A read of the environment in the place of a literal.
//!
//! In: the code, and the span of the key in it. Out: changes, with the import that they need, or nothing where the literal is not
//! one that an expression can replace: a documentation text, the name of an entry, a constant that is computed at compile time,
//! a string with a form of quotes that is not known.

use super::lines::line_at;
use super::steps::{Change, import_for};
use crate::model::{Applicability, SecretText};
use crate::rules::fixes::{self, FixTable, Runtime};
use crate::rules::{self, names};
use crate::syntax::{Code, Span, Text};

/// Longest text around a key in one literal.
const LONGEST: usize = 300;

/// Changes that read the variable `name` in place of the key at `start`, and how freely they may be made.
pub(super) fn read(
    code: &Code<'_>,
    text: &str,
    (start, key): (usize, &SecretText),
    name: &str,
) -> Option<(Vec<Change>, Applicability)> {
    let table = fixes::of(code.table)?;
    let careful = table.environment?;
    let span = (start, start + key.len());
    if text.as_bytes().get(span.0..span.1)? != key.reveal() {
        return None;
    }
    let string = code.string(span)?;
    if string.fixed {
        return None;
    }
    // What is written out is read by somebody: a secret that is no longer in the program would be written out all the same.
    if is_read_beside(code, text, string.span, name) || code.is_shown(string.span) {
        return None;
    }
    // What the file calls like that is something else.
    let template = template(table, text)?;
    if root(template).is_some_and(|root| code.hides(string.span, root)) {
        return None;
    }
    let declared = code.variable_of(string.span).is_some();
    if declared && outlives(table, code, text, string.span) {
        return None;
    }
    let mut changes = vec![replacement(table, text, (&string, span), (name, declared))?];
    if !table.environment_module.is_empty() {
        changes.extend(import_for(code, text, table.environment_module, string.span)?);
    }
    // A key within a sentence is shown to somebody, who is not helped by a program that ends where the variable is not set.
    let around = [text.get(string.span.0..span.0)?, text.get(span.1..string.span.1)?];
    let words = around.iter().map(|part| part.split_whitespace().count()).sum::<usize>();
    Some((changes, if words >= SENTENCE { super::least(careful, Applicability::Unsafe) } else { careful }))
}

/// Whether a value may outlive the function in which a variable would borrow it.
fn outlives(table: &FixTable, code: &Code<'_>, text: &str, at: Span) -> bool {
    let whole = code.function(at).unwrap_or((0, text.len()));
    let function = text.get(whole.0..whole.1).unwrap_or(text);
    !table.borrowed_unless.is_empty() && table.borrowed_unless.iter().any(|sign| function.contains(sign))
}

/// Whether something is asked of an expression: it has a method called, or is compared.
fn is_asked(text: &str, at: Span) -> bool {
    text.get(at.1..).unwrap_or("").trim_start().starts_with('.') || is_compared(text, at)
}

/// Whether an expression is compared with another.
fn is_compared(text: &str, at: Span) -> bool {
    let (before, after) = (text.get(..at.0).unwrap_or("").trim_end(), text.get(at.1..).unwrap_or("").trim_start());
    ["==", "!="].iter().any(|op| before.ends_with(op) || after.starts_with(op))
}

/// So many words around a key, the quotes counted with them, are a sentence.
const SENTENCE: usize = 5;

/// The expression that reads a variable, with the quotes of what it replaces where the language does not mind.
pub(super) fn like(table: &FixTable, text: &str, name: &str, quote: &str) -> Option<String> {
    let read = template(table, text)?.replace("{NAME}", name) + table.given;
    Some(requoted(table, read, quote))
}

fn requoted(table: &FixTable, code: String, quote: &str) -> String {
    match quote {
        "'" if table.either_quote && !code.contains('\'') => code.replace('"', "'"),
        "\"" if table.either_quote && !code.contains('"') => code.replace('\'', "\""),
        _ => code,
    }
}

/// What ends the program in the place of a value for when a variable is not set.
pub(super) fn ending(table: &FixTable, text: &str, name: &str) -> Option<String> {
    // Where a read of its own ends so, what it ends with does.
    let by_runtime = || runtime(table, text)?.read.split_once("?: ")?.1.strip_suffix(')');
    let ending = if table.ending.is_empty() { by_runtime()? } else { table.ending };
    Some(ending.replace("{NAME}", name))
}

/// What runs the program that a text belongs to, if that is not what runs most of its language.
fn runtime(table: &FixTable, text: &str) -> Option<&'static Runtime> {
    table.runtimes.iter().find(|runtime| runtime.marks.iter().any(|mark| text.contains(mark)))
}

/// How the program that a text belongs to reads a variable.
fn template(table: &FixTable, text: &str) -> Option<&'static str> {
    if let Some(runtime) = runtime(table, text) {
        return Some(runtime.read);
    }
    let general = rules::languages().iter().find(|l| l.id == table.language).map(|l| l.read_env);
    let template = if table.read.is_empty() { general? } else { table.read };
    (!template.is_empty()).then_some(template)
}

/// A read that is written already, where nothing is taken for a variable that is not set.
pub(super) fn alone(table: &FixTable, text: &str, read: &str, name: &str) -> String {
    // `process.env["X"]` is `process.env.X`.
    let joined = |read: &str| read.replace(['[', ']', '"', '\'', '.'], "");
    let is_like =
        template(table, text).is_some_and(|template| joined(&template.replace("{NAME}", name)) == joined(read));
    format!("{read}{}", if is_like { table.given } else { "" })
}

/// The name with which an expression begins: `os` in `os.environ["X"]`.
fn root(expression: &'static str) -> Option<&'static str> {
    let len = expression.bytes().take_while(names::is_identifier).count();
    (len > 0).then(|| &expression[..len])
}

/// What takes the place of a string that is the key, or has it as a part; whether it is all that a name is given.
fn replacement(
    table: &FixTable,
    text: &str,
    (string, key): (&Text, Span),
    (name, declared): (&str, bool),
) -> Option<Change> {
    let (whole, alone) = (string.span, string.alone);
    let source = text.get(whole.0..whole.1)?;
    let quoted = Quoted::of(source);
    let quote = quoted.as_ref().map_or("", |q| q.quote);
    let read = like(table, text, name, quote)?;
    let (head, tail) = (text.get(whole.0..key.0)?, text.get(key.1..whole.1)?);
    // A word of a shell without quotes.
    let Some(quoted) = quoted else {
        return (head.is_empty() && tail.is_empty() && !table.read.is_empty()).then_some(Change {
            start: whole.0,
            end: whole.1,
            text: read,
        });
    };
    let (head, tail) = (head.strip_prefix(quoted.open)?, tail.strip_suffix(quoted.quote)?);
    // What is called a URL is no part of one.
    if head.ends_with("://") && name.ends_with("URL") {
        return None;
    }
    // Data that is written as a text: what is taken out of it is missing there.
    if head.len() + tail.len() > LONGEST || [head, tail].iter().any(|t| t.contains(['\\', '\n'])) {
        return None;
    }
    let whole_text = |text: String| Some(Change { start: whole.0, end: whole.1, text });
    if head.is_empty() && tail.is_empty() && !quoted.is_bytes() {
        // A login that sends nothing is equal to a variable that is not set.
        let goes_on = table.environment == Some(Applicability::Unsafe) && !table.read_asked;
        if goes_on && !read.contains("throw") && is_compared(text, whole) {
            return None;
        }
        let special = [(string.argument, table.read_argument), (declared, table.read_value)];
        let special = special.into_iter().find(|(applies, template)| *applies && !template.is_empty());
        if special.is_none() && table.read_asked && !is_asked(text, whole) {
            return None;
        }
        return whole_text(special.map_or(read, |(_, template)| template.replace("{NAME}", name)));
    }
    if table.inside_of.contains(&quoted.open) {
        let mut inside = runtime(table, text).map_or(table.inside, |r| r.inside).replace("{NAME}", name);
        // Quotes of the other kind inside of the string.
        if quoted.quote == "'" {
            inside = inside.replace('\'', "\"");
        }
        return Some(Change { start: key.0, end: key.1, text: inside });
    }
    if !quoted.is_plain(source) || (table.join.is_empty() && table.read.is_empty()) {
        return None;
    }
    let part = |text: &str| (!text.is_empty()).then(|| format!("{0}{text}{0}", quoted.quote));
    // Beside a text nothing is one, too.
    let read = read.strip_suffix(table.given).unwrap_or(&read).to_owned();
    let parts: Vec<String> = part(head).into_iter().chain([read]).chain(part(tail)).collect();
    let joined = parts.join(table.join);
    whole_text(if alone || is_given(text, whole) || table.join.is_empty() { joined } else { format!("({joined})") })
}

/// Whether an expression is all that a name is given by a statement: `name = expression;`.
fn is_given(text: &str, at: Span) -> bool {
    let (before, after) = (text.get(..at.0).unwrap_or("").trim_end(), text.get(at.1..).unwrap_or(""));
    let given = before.strip_suffix('=').is_some_and(|rest| !rest.ends_with(['=', '!', '<', '>', '~']));
    given && after.starts_with(';')
}

/// Whether a variable is read beside a literal already: what stands there is the value for when it is not set, or what it is compared with.
fn is_read_beside(code: &Code<'_>, text: &str, string: Span, name: &str) -> bool {
    if code.is_fallback(string) {
        return true;
    }
    let (start, end) = line_at(text, string.0);
    let parts = [
        text.get(start.max(string.0.saturating_sub(LONGEST))..string.0),
        text.get(string.1..end.min(string.1 + LONGEST)),
    ];
    parts.into_iter().flatten().any(|part| {
        part.match_indices(name).any(|(at, _)| {
            let (before, after) = (&part[..at], &part[at + name.len()..]);
            let whole = !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            let reads = before.ends_with("env.") || before.ends_with('$') || before.ends_with("${");
            whole && reads
        })
    })
}

/// The quotes of a string.
struct Quoted<'a> {
    /// Prefix and quote.
    open: &'a str,
    /// The closing quote.
    quote: &'a str,
}

impl<'a> Quoted<'a> {
    /// `None`: not in quotes, or in quotes of a kind that is not known.
    fn of(source: &'a str) -> Option<Self> {
        let at = source.find(['"', '\'', '`'])?;
        let (prefix, rest) = source.split_at(at);
        let quote = rest.get(..1)?;
        let triple =
            rest.len() >= 6 && rest.as_bytes()[1] == rest.as_bytes()[0] && rest.as_bytes()[2] == rest.as_bytes()[0];
        let known = prefix.len() <= 2 && prefix.bytes().all(|b| b.is_ascii_alphabetic() || b == b'$');
        (known && !triple && rest.len() >= 2 && rest.ends_with(quote)).then(|| Self { open: &source[..at + 1], quote })
    }

    fn prefix(&self) -> &str {
        &self.open[..self.open.len() - 1]
    }

    /// Nothing but quotes, or a mark of places for values where there are none: what stands between them can be taken apart.
    fn is_plain(&self, text: &str) -> bool {
        self.prefix().is_empty() || self.prefix() == "$" && !text.contains(['{', '}'])
    }

    fn is_bytes(&self) -> bool {
        self.prefix().to_ascii_lowercase().contains('b')
    }
}
