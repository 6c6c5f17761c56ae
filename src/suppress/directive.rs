//! Our own comment: `keylint: allow(lint-name, other-lint) reason`.

use super::Lines;
use super::within::{Within, within};
use crate::model::nearest;
use memchr::memmem;

/// What every comment of ours begins with.
pub(super) const WORD: &str = "keylint:";

/// A reason is cut from a line of at most this length; nobody writes longer ones by hand.
const LONGEST: usize = 1000;

/// Why a comment has no effect at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not of the form `allow(name) reason`.
    Form,
    /// No reason after the names.
    NoReason,
}

/// A name in a comment.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) name: String,
    pub(super) used: bool,
}

/// One comment.
#[derive(Clone, Debug)]
pub(super) struct Directive {
    pub(super) line: u32,
    /// Columns in characters, from 1, end exclusive.
    pub(super) column: u32,
    pub(super) end_column: u32,
    /// Nothing but the comment is on its line, so it speaks for the next line too.
    alone: bool,
    /// The next line that is not such a comment itself.
    next: u32,
    pub(super) names: Vec<Name>,
    pub(super) fault: Option<Fault>,
}

/// All comments of a text, in its order.
pub(super) fn find(text: &[u8], lines: &Lines<'_>) -> Vec<Directive> {
    // Of several on a line the column is counted on from the one before.
    let mut counted = (0, 0);
    let mut column = |start: usize, at: usize| {
        let from = if counted.0 >= start { counted } else { (start, 0) };
        counted = (at, from.1 + String::from_utf8_lossy(&text[from.0..at]).chars().count() as u32);
        counted.1 + 1
    };
    let mut found: Vec<Directive> =
        memmem::find_iter(text, WORD.as_bytes()).filter_map(|at| read(text, at, lines, &mut column)).collect();
    // Comments above each other all speak for the first line below them.
    for i in (0..found.len()).rev() {
        let below = found.get(i + 1).filter(|d| d.alone && d.line == found[i].line + 1).map(|d| d.next);
        found[i].next = below.unwrap_or(found[i].line + 1);
    }
    found
}

fn read(text: &[u8], at: usize, lines: &Lines<'_>, column: &mut impl FnMut(usize, usize) -> u32) -> Option<Directive> {
    let (line, start) = lines.line_of(at);
    let before = &text[start..at];
    if !begins_comment(before) {
        return None;
    }
    let rest = &text[at + WORD.len()..];
    let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()).min(LONGEST);
    let rest = String::from_utf8_lossy(&rest[..end]);
    // In single quotes, it is quoted, and no comment of a language that begins them so.
    if before.ends_with(b"'") && rest.contains('\'') || is_in_literal(before, rest.as_bytes()) {
        return None;
    }
    // Something else after the word (a heading "keylint: results", a log line) is prose.
    let words = rest.trim_start();
    let call = words.strip_prefix("allow").or_else(|| is_meant_so(words).then_some(""))?;
    let column = column(start, at);
    let mut directive = Directive {
        line,
        column,
        end_column: column + (WORD.len() + rest.trim_end().chars().count()) as u32,
        alone: !before.iter().any(|b| b.is_ascii_alphanumeric() || *b >= 0x80) || is_word_mark(before),
        next: line + 1,
        names: Vec::new(),
        fault: None,
    };
    let Some((names, reason)) = call.trim_start().strip_prefix('(').and_then(|c| c.split_once(')')) else {
        directive.fault = Some(Fault::Form);
        return Some(directive);
    };
    let names = names.split(',').map(str::trim).filter(|n| !n.is_empty());
    directive.names = names.map(|n| Name { name: n.to_owned(), used: false }).collect();
    directive.fault = match (directive.names.is_empty(), has_reason(reason)) {
        (true, _) => Some(Fault::Form),
        (false, false) => Some(Fault::NoReason),
        (false, true) => None,
    };
    Some(directive)
}

/// Whether what follows our word was meant to allow, in the manner of other tools: `ignore`, `disable-line`, `Allow(…)`.
fn is_meant_so(words: &str) -> bool {
    let word: String = words.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    let goes_on = words[word.len()..].chars().next().is_none_or(|c| c.is_whitespace() || "(-:=[*".contains(c));
    goes_on && ["allow", "allowed", "ignore", "disable", "suppress"].contains(&&*word)
}

/// Whether what stands before our word on its line ends as the beginning of a comment does, in any language: with a mark
/// such as `#`, `//`, `/*`, `--`, `;`, `%`, `<!--`, `{#`, `'`, `REM`. Quoted forms (in running text, in a test's string that begins
/// with the mark) are there to be read, not obeyed.
fn begins_comment(before: &[u8]) -> bool {
    let before = before.trim_ascii_end();
    let is_mark = |b: &u8| b"#/*-;%!'".contains(b);
    let marks = before.iter().rev().take_while(|b| is_mark(b)).count();
    if marks == 0 {
        let word = before.rsplit(|b| b.is_ascii_whitespace()).next().unwrap_or_default();
        return is_word_mark(word) || word == b"::";
    }
    let rest = &before[..before.len() - marks];
    // A line of a text within a text, such as an example in a report of ours.
    let is_line_of_text = rest.trim_ascii_end().ends_with(b"\\n");
    !rest.ends_with(b"\"") && !rest.ends_with(b"`") && !is_line_of_text
}

/// Whether a literal holds our word. One that begins the line may be a line of a text within a text, as in a notebook, whose comments
/// are meant.
fn is_in_literal(before: &[u8], behind: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(LONGEST)..];
    match within(near, behind) {
        Within::Literal(at) => near.len() < before.len() || !near[..at].trim_ascii().is_empty(),
        Within::Comment | Within::Code => false,
    }
}

/// Comments that begin with a word (batch files, m4).
fn is_word_mark(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    text.eq_ignore_ascii_case(b"rem") || text == b"dnl"
}

/// A reason has at least one word of two letters or digits; the end of the comment (`*/`, `-->`) is none.
fn has_reason(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word.chars().count() >= 2)
}

impl Directive {
    pub(super) fn covers(&self, line: u32) -> bool {
        line == self.line || self.alone && line == self.next
    }

    /// What is wrong with it (message and help), after all findings have been asked for.
    pub(super) fn complaints(&self, known: &[&str], judged: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
        match self.fault {
            Some(Fault::Form) => {
                return vec![(
                    "this allow comment cannot be understood".to_owned(),
                    "write `keylint: allow(lint-name) reason`".to_owned(),
                )];
            }
            Some(Fault::NoReason) => {
                return vec![(
                    "this allow comment gives no reason, so it allows nothing".to_owned(),
                    "say after the closing parenthesis why the finding is allowed".to_owned(),
                )];
            }
            None => {}
        }
        let complaint = |name: &Name| {
            if !known.contains(&name.name.as_str()) {
                let meant = nearest(&name.name, known).first().map(|near| format!("did you mean `{near}`? "));
                return Some((
                    format!("this allow comment names `{}`, which is no lint", name.name),
                    format!("{}`keylint rules` lists the lints", meant.unwrap_or_default()),
                ));
            }
            (!name.used && judged(&name.name)).then(|| {
                (
                    format!("this allow comment for `{}` allows nothing", name.name),
                    "delete it, or move it to the line of the finding or the line before".to_owned(),
                )
            })
        };
        self.names.iter().filter_map(complaint).collect()
    }
}
