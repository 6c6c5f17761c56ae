//! The steps of remedies, each as changes of one text.
//!
//! In: a step, and the text of its file. Out: the changes, or nothing where the text is not of a form that is known.

use super::environment;
use super::lines::{indent, line_at, line_break};
use super::{around, fallback, headers, settings, wait};
use crate::model::{Applicability, Side, Step};
use crate::rules::fixes;
use crate::syntax::{Bracketed, Code, Span};
use std::cell::OnceCell;

/// The file that a remedy is about: parsed once for all findings in it, and only if one of them needs that.
pub(super) struct Source<'t> {
    pub(super) path: &'t [u8],
    pub(super) text: &'t str,
    code: OnceCell<Option<Code<'t>>>,
    side: OnceCell<Side>,
}

impl<'t> Source<'t> {
    pub(super) fn new(path: &'t [u8], text: &'t str) -> Self {
        Self { path, text, code: OnceCell::new(), side: OnceCell::new() }
    }

    /// The parsed file; nothing if its language is not read.
    pub(super) fn code(&self) -> Option<&Code<'t>> {
        self.code.get_or_init(|| Code::read(self.path, self.text.as_bytes())).as_ref()
    }

    /// Whether its path says that it is a test.
    pub(super) fn is_test(&self) -> bool {
        Code::is_test(self.path)
    }

    fn side(&self) -> Side {
        let side = || match self.is_test() {
            true => Side::Test,
            false => self.code().map_or(Side::Unknown, |code| code.side(self.path)),
        };
        *self.side.get_or_init(side)
    }

    /// Whether the code is that of a server, by its own words or its place.
    pub(super) fn is_of_server(&self) -> bool {
        self.side() == Side::Server
    }

    /// How freely a read of the environment may take the place of a literal. Code that runs on a device of somebody else has no
    /// environment; what a test expects was computed with its literal.
    fn environment(&self) -> Option<Applicability> {
        match self.side() {
            Side::Browser | Side::Mobile | Side::Test => None,
            Side::Docs => Some(Applicability::Unsafe),
            Side::Server | Side::Unknown | Side::Build => Some(Applicability::Safe),
        }
    }
}

/// New text for a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

/// The changes of one step.
pub(super) struct Done {
    pub(super) changes: Vec<Change>,
    /// Spans of keys in the text, to be masked where it is shown.
    pub(super) keys: Vec<Span>,
    pub(super) applicability: Applicability,
}

impl From<Vec<Change>> for Done {
    fn from(changes: Vec<Change>) -> Self {
        Self { changes, keys: Vec::new(), applicability: Applicability::Safe }
    }
}

/// Text put in at a place.
pub(super) fn insertion(at: usize, text: String) -> Change {
    Change { start: at, end: at, text }
}

/// Lines at the end of a text.
pub(super) fn append(text: &str, lines: &[String]) -> Change {
    let end = line_break(text);
    let mut new = String::new();
    if !text.is_empty() && !text.ends_with('\n') {
        new.push_str(end);
    }
    for line in lines {
        new.push_str(line);
        new.push_str(end);
    }
    insertion(text.len(), new)
}

fn span(at: &(u32, u32)) -> Span {
    (at.0 as usize, at.1 as usize)
}

/// The changes of a step that concerns the file of its remedy.
pub(super) fn changes(step: &Step, source: &Source<'_>) -> Option<Done> {
    let (text, code) = (source.text, || source.code());
    match step {
        Step::Append { .. } => None,
        Step::ReadEnvironment { start, key, name } => {
            let by_side = source.environment()?;
            let start = *start as usize;
            let (changes, careful) = environment::read(code()?, text, (start, key), name)?;
            let applicability = super::least(careful, by_side);
            Some(Done { changes, keys: vec![(start, start + key.len())], applicability })
        }
        Step::Announce { .. } | Step::Require { .. } | Step::Generation { .. } => Some(Vec::new().into()),
        Step::Replace { start, old, new } => {
            let start = *start as usize;
            let end = start + old.len();
            let same = text.as_bytes().get(start..end)? == old.reveal();
            same.then(|| vec![Change { start, end, text: new.clone() }].into())
        }
        Step::Refer { start, key, name, template } => {
            let span = (*start as usize, *start as usize + key.len());
            let same = text.as_bytes().get(span.0..span.1)? == key.reveal();
            let whole = whole_of(text, span, name);
            // A key that a reference has for when nobody sets the variable is left away with it: a reference in it may mean itself.
            let change = match default_of(text, span) {
                // Where references are written such that one that is not set fails, it is to fail.
                Some((_, from)) => {
                    let fails = if template.contains(":?") { ":?" } else { "" };
                    Change { start: from, end: span.1, text: fails.to_owned() }
                }
                None => Change { start: whole, end: span.1, text: template.replace("{NAME}", name) },
            };
            let changes = same.then(|| vec![change])?;
            Some(Done { changes, keys: vec![span], applicability: Applicability::Safe })
        }
        Step::DropFallback { read, start, literal, name } => {
            let read = (read.0 as usize, read.1 as usize);
            fallback::drop(code()?, text, read, (*start as usize, literal), name)
        }
        Step::Swap { at, pairs } => swap(text, span(at), pairs).map(|c| vec![c].into()),
        Step::Give { at, setter } => settings::give(code()?, text, span(at), setter).map(Done::from),
        Step::Take { start, end } => settings::take(code()?, text, span(&(*start, *end))).map(Done::from),
        Step::AddHeader { start, beside, name, value } => {
            headers::add(code()?, text, (*start as usize, beside), name, value).map(|c| vec![c].into())
        }
        Step::KeyToHeader { .. } => super::query::to_header(code()?, text, step),
        Step::Wrap { callee_end, template, borrows, through } => {
            around::wrap(code()?, text, (*callee_end as usize, through), (template, borrows)).map(|c| vec![c].into())
        }
        Step::Decorate { callee_end, template, raises } => {
            around::decorate(code()?, text, *callee_end as usize, (template, raises)).map(|c| vec![c].into())
        }
        Step::Grow { at, chance: true } => wait::vary(code()?, text, span(at)).map(Done::from),
        Step::Grow { at, chance: false } => wait::grow(code()?, text, span(at)).map(Done::from),
        Step::RemoveStatement { start, end } => {
            remove_statement(code()?, text, (*start as usize, *end as usize)).map(|c| vec![c].into())
        }
        Step::Import { module, names } => import(code()?, text, module, names).map(Done::from),
    }
}

/// The reference of which a value is the default, and where that begins: `${NAME:value}`, `${NAME:-value}`.
pub(super) fn default_of(text: &str, value: (usize, usize)) -> Option<(&str, usize)> {
    let (before, after) = (text.get(..value.0)?, text.get(value.1..)?);
    let before = without_encoding(before);
    let head = before.strip_suffix('-').unwrap_or(before).strip_suffix(':')?;
    let name = &head[head.rfind("${")? + 2..];
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'));
    (plain && after.starts_with('}')).then_some((name, head.len()))
}

/// A text before a value, without the word for how the value is written: `base64:`. It is a part of what a variable holds.
fn without_encoding(before: &str) -> &str {
    let Some(rest) = before.strip_suffix(':') else { return before };
    let head = rest.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let word = &rest[head.len()..];
    let begins = head.ends_with([' ', '"', '\'', '=', '-', ':']);
    if begins && ENCODINGS.contains(&word) { head } else { before }
}

/// Words for how what follows them is written.
const ENCODINGS: [&str; 4] = ["base64", "hex", "base32", "b64"];

/// Where a value begins with the word for how it is written, if the variable is what its entry is called: the program reads both out of it.
fn whole_of(text: &str, value: Span, name: &str) -> usize {
    let Some(before) = text.get(..value.0) else { return value.0 };
    let whole = without_encoding(before);
    let line = &whole[line_at(text, whole.len()).0..];
    let entry = line.trim_end_matches([' ', '"', '\'']).trim_end_matches([':', '=']);
    if entry.trim_start_matches(['-', ' ', '"', '\'']).trim_end() == name { whole.len() } else { value.0 }
}

/// The other word of a pair in place of the only one that stands there.
pub(super) fn swap(text: &str, at: Span, pairs: &[(&str, &str)]) -> Option<Change> {
    let part = text.get(at.0..at.1)?;
    let inner = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut found = pairs.iter().flat_map(|(old, new)| {
        let whole = move |i: &usize| {
            let (before, after) = (part[..*i].chars().next_back(), &part[i + old.len()..]);
            let number = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            let starts = old.starts_with(|c: char| c.is_alphanumeric());
            let ends = old.ends_with(|c: char| c.is_alphanumeric());
            !(starts && inner(before)) && !(ends && (inner(after.chars().next()) || number))
        };
        part.match_indices(old).map(|(i, _)| i).filter(whole).map(move |i| (i, *old, *new))
    });
    let (i, old, new) = found.next()?;
    let (start, end) = (at.0 + i, at.0 + i + old.len());
    found.next().is_none().then_some(())?;
    // One of several that are put together, and the new one is among them: it only goes.
    let (before, after) = (text.get(at.0..start)?, text.get(end..at.1)?);
    let next = after.trim_start().strip_prefix('|').map(str::trim_start).filter(|rest| rest.starts_with(new));
    let last = before.trim_end().strip_suffix('|').map(str::trim_end).filter(|rest| rest.ends_with(new));
    let gone = |start, end| Some(Change { start, end, text: String::new() });
    match (next, last) {
        (Some(rest), _) => gone(start, at.1 - rest.len()),
        (None, Some(rest)) => gone(at.0 + rest.len(), end),
        (None, None) => Some(Change { start, end, text: new.to_owned() }),
    }
}

/// A thing more in a list with brackets.
pub(super) fn add_item(code: &Code<'_>, text: &str, list: &Bracketed, item: &str) -> Option<Change> {
    let braces = text.as_bytes().get(list.span.0) == Some(&b'{') && fixes::of(code.table).is_none_or(|t| !t.tight);
    let Some(last) = list.items.last() else {
        let inside = text.get(list.span.0 + 1..list.span.1 - 1)?;
        let new = if braces { format!(" {item} ") } else { item.to_owned() };
        // A comment stands there: it is left alone.
        return inside.trim().is_empty().then(|| Change { start: list.span.0 + 1, end: list.span.1 - 1, text: new });
    };
    let rest = text.get(last.1..list.span.1 - 1)?;
    let comma = rest.find(',').filter(|at| rest[..*at].trim().is_empty());
    let after = rest.get(comma.map_or(0, |at| at + 1)..)?;
    // A line may be as long as the file.
    let before = text.get(list.span.0..last.0)?.trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
    let own_line = before.ends_with('\n');
    if own_line && after.trim().is_empty() && after.contains('\n') {
        let lead = format!("{}{}", line_break(text), indent(text, last.0));
        return Some(match comma {
            Some(at) => insertion(last.1 + at + 1, format!("{lead}{item},")),
            None => insertion(last.1, format!(",{lead}{item}")),
        });
    }
    // Things one below the other, with the bracket behind the last.
    if own_line && comma.is_none() && after.trim().is_empty() {
        return Some(insertion(last.1, format!(",{}{}{item}", line_break(text), indent(text, last.0))));
    }
    match comma {
        // `f(a, )`: the comma stays the last one.
        Some(at) => Some(insertion(last.1 + at + 1, format!(" {item},"))),
        None => Some(insertion(last.1, format!(", {item}"))),
    }
}

/// An argument or entry less, with its comma.
pub(super) fn remove_argument(code: &Code<'_>, text: &str, item: Span) -> Option<Change> {
    let list = code.list_of(item)?;
    // A bare name among arguments has a meaning by its place: without it the others would have another one.
    if code.is_bare_argument(item) {
        return None;
    }
    let nth = list.items.iter().position(|i| *i == item)?;
    if let Some(change) = only_line(code, text, &list, item).or_else(|| own_lines(code, text, item)) {
        return Some(change);
    }
    let (start, end) = match (list.items.get(nth + 1), nth.checked_sub(1)) {
        (Some(next), _) => (item.0, next.0),
        (None, Some(before)) => (list.items[before].1, item.1),
        (None, None) => {
            let inside = text.get(list.span.0 + 1..list.span.1 - 1)?;
            let alone = inside.trim().trim_end_matches(',').trim_end() == text.get(item.0..item.1)?;
            return alone.then(|| Change { start: list.span.0 + 1, end: list.span.1 - 1, text: String::new() });
        }
    };
    // Between two things stand a comma and white space; a comment there belongs to one of them, and it is not known to which.
    let between =
        |from: usize, to: usize| text.get(from..to).is_some_and(|t| t.trim().trim_matches(',').trim().is_empty());
    let clean = if nth + 1 < list.items.len() { between(item.1, end) } else { between(start, item.0) };
    clean.then(|| Change { start, end, text: String::new() })
}

/// Words of comments about the settings that are taken away.
const SETTINGS: [&str; 8] = ["ssl", "tls", "cert", "verif", "insecure", "self-signed", "self signed", "unsafe"];

/// All that is between brackets, where a thing is the only one there and has a line of its own: nothing but white space would be left.
fn only_line(code: &Code<'_>, text: &str, list: &Bracketed, item: Span) -> Option<Change> {
    let (from, to) = (list.span.0 + 1, list.span.1.checked_sub(1)?);
    let rest = text.get(item.1..to)?.trim_start();
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim();
    let comment = text.get(..to)?.trim_end().len() - rest.len();
    let is_empty = rest.is_empty() || !rest.contains('\n') && code.is_comment(comment);
    let alone = list.items.len() == 1 && text.get(from..item.0)?.trim().is_empty() && is_empty;
    alone.then(|| Change { start: from, end: to, text: String::new() })
}

/// The lines of a thing in a list, where it has them for itself: with the comma and the comment behind it, and with the comment above
/// that is about nothing else.
fn own_lines(code: &Code<'_>, text: &str, item: Span) -> Option<Change> {
    let (start, _) = line_at(text, item.0);
    let (_, end) = line_at(text, item.1);
    let rest = text.get(item.1..end)?.trim_start().strip_prefix(',')?.trim_start();
    let alone = text.get(start..item.0)?.trim().is_empty() && (rest.is_empty() || code.is_comment(end - rest.len()));
    let next = next_line(text, end);
    alone.then(|| Change { start: comments_above(code, text, start), end: next, text: String::new() })
}

/// Where the comments begin that stand right above a line and speak of settings such as those that are taken away.
fn comments_above(code: &Code<'_>, text: &str, line: usize) -> usize {
    let mut start = line;
    while let Some(above) = start.checked_sub(1).map(|at| line_at(text, at).0) {
        let comment = text.get(above..start).unwrap_or("").trim();
        let at = above + indent(text, above).len();
        let lower = comment.to_lowercase();
        if comment.is_empty() || !code.is_comment(at) || !SETTINGS.iter().any(|word| lower.contains(word)) {
            break;
        }
        start = above;
    }
    start
}

/// A statement less, with its line.
pub(super) fn remove_statement(code: &Code<'_>, text: &str, span: Span) -> Option<Change> {
    let statement = code.statement(span)?;
    let (start, _) = line_at(text, statement.0);
    let (_, end) = line_at(text, statement.1);
    let rest = text.get(statement.1..end)?.trim_start_matches([';', ' ', '\t']);
    let alone = text.get(start..statement.0)?.trim().is_empty()
        && (rest.trim().is_empty() || code.is_comment(end - rest.len()));
    let mut end = text[end..].find('\n').map_or(text.len(), |i| end + i + 1);
    // Of the blank lines before and behind it, one is enough.
    let blank = |line: Option<&str>| line.is_some_and(|line| line.trim().is_empty());
    let behind = text[end..].find('\n').map(|i| end + i + 1);
    if let Some(next) = behind
        && blank(text.get(end..next))
        && (start == 0 || blank(text[..start].lines().next_back()))
    {
        end = next;
    }
    alone.then(|| Change { start, end, text: String::new() })
}

/// An import for what stands at a place, unless it is there.
pub(super) fn import_for(code: &Code<'_>, text: &str, module: &str, used: Span) -> Option<Vec<Change>> {
    let runs = fixes::of(code.table)?.import_runs && code.function(used).is_none();
    let above = code.imports().partition_point(|import| !runs || import.1 <= used.0);
    import_among(code, text, (module, &[]), &code.imports()[..above])
}

/// An import, unless it is there. An empty list: it is there.
pub(super) fn import(code: &Code<'_>, text: &str, module: &str, names: &[String]) -> Option<Vec<Change>> {
    import_among(code, text, (module, names), code.imports())
}

/// The same where these are the imports that count.
fn import_among(
    code: &Code<'_>,
    text: &str,
    (module, names): (&str, &[String]),
    imports: &[Span],
) -> Option<Vec<Change>> {
    let table = fixes::of(code.table)?;
    let missing: Vec<&str> =
        names.iter().map(String::as_str).filter(|n| !is_imported(text, imports, module, n)).collect();
    if names.is_empty() && is_imported(text, imports, module, "") || !names.is_empty() && missing.is_empty() {
        return Some(Vec::new());
    }
    let template = if names.is_empty() { table.import } else { table.import_names };
    let otherwise = imports.is_empty() && !table.import_unless.is_empty() && text.contains(table.import_unless);
    if template.is_empty() || otherwise || !code.may_import {
        return None;
    }
    let names = missing.join(", ");
    if !missing.is_empty()
        && let Some(change) = more_names(text, imports, (template, module), &names)
    {
        return Some(vec![change]);
    }
    let line = template.replace("{MODULE}", module).replace("{NAMES}", &names);
    Some(vec![place_import(code, text, imports, &line, !names.is_empty())?])
}

/// Names more in an import of the module: on its line, or on one more where each has its own.
fn more_names(text: &str, imports: &[Span], (template, module): (&str, &str), names: &str) -> Option<Change> {
    let whole = template.replace("{MODULE}", module);
    let (head, tail) = whole.split_once("{NAMES}")?;
    imports.iter().find_map(|s| {
        let inner = text.get(s.0..s.1)?.strip_prefix(head)?.strip_suffix(tail)?;
        if let Some(list) = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            return one_more(text, (s.0 + head.len() + 1, list), names);
        }
        let plain = !inner.contains(['(', '*', '\n', '}', '#']);
        plain.then(|| insertion(s.1 - tail.len(), format!(", {names}")))
    })
}

/// Names more in a list in brackets, which begins at an offset.
fn one_more(text: &str, (at, list): (usize, &str), names: &str) -> Option<Change> {
    let end = list.trim_end().len();
    let last = list[..end].trim_end_matches(',').len();
    if list.contains('#') || last == 0 {
        return None;
    }
    let own_line = list[..end].rfind('\n').map(|i| &list[i + 1..end]).filter(|_| list[end..].contains('\n'));
    let indent = own_line.map(|line| &line[..line.len() - line.trim_start().len()]);
    let comma = if last < end { "," } else { "" };
    Some(match indent {
        Some(indent) => {
            Change { start: at + last, end: at + end, text: format!(",{}{indent}{names}{comma}", line_break(text)) }
        }
        None => Change { start: at + last, end: at + end, text: format!(", {names}{comma}") },
    })
}

/// Whether a module, or a name of it, is known at the top of the file.
fn is_imported(text: &str, imports: &[Span], module: &str, name: &str) -> bool {
    imports.iter().filter_map(|s| text.get(s.0..s.1)).any(|import| {
        let words: Vec<&str> = import
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '-' | '@' | ':')))
            .filter(|w| !w.is_empty())
            .collect();
        let has_module = words.contains(&module);
        // `import os as system` knows it by another name, `from os import path` does not know it at all.
        // `system "os"`, `. "os"` and `_ "os"` are other names for it, or none.
        let quoted = import.contains(&format!("\"{module}\""));
        let before = words.iter().position(|w| *w == module).and_then(|at| words.get(at.checked_sub(1)?));
        let other_name = quoted && before.is_some_and(|word| !matches!(*word, "import" | "from" | "require"));
        let renamed = other_name || words.windows(3).any(|w| w[0] == module && w[1] == "as");
        match name {
            "" => has_module && !renamed && words.first() != Some(&"from"),
            name => has_module && words.contains(&name) && !words.windows(2).any(|w| w[0] == name && w[1] == "as"),
        }
    })
}

/// Where an import goes: into the list of imports before the first one that sorts behind it. `late`: of another form, behind all.
fn place_import(code: &Code<'_>, text: &str, imports: &[Span], line: &str, late: bool) -> Option<Change> {
    let table = fixes::of(code.table)?;
    let end = line_break(text);
    let own = imports.iter().filter(|s| {
        let source = text.get(s.0..s.1).unwrap_or("");
        table.import_first.is_empty() || !source.starts_with(table.import_first)
    });
    let own: Vec<Span> = own.copied().collect();
    let Some(first) = own.first() else {
        let at = match imports.last() {
            // After the imports that must stay the first ones.
            Some(last) => next_line(text, last.1),
            None => code.first_statement(),
        };
        if imports.is_empty()
            && let Some(behind) = behind_first(text, at, table.import_first)
        {
            return Some(insertion(behind, format!("{end}{line}{end}")));
        }
        let lead = text.get(line_at(text, at).0..at)?.trim_start_matches('\u{feff}');
        if !lead.trim().is_empty() {
            return None;
        }
        let gap = if imports.is_empty() { end } else { "" };
        return Some(insertion(at - lead.len(), format!("{lead}{line}{end}{gap}")));
    };
    // One of several in brackets: only the name is written.
    let (start, stop) = line_at(text, first.0);
    let mark = if text.starts_with('\u{feff}') && start == 0 { '\u{feff}'.len_utf8() } else { 0 };
    let start = start + mark;
    if text.get(first.0..first.1).is_some_and(|t| table.import_below_comment.contains(&t)) {
        return Some(insertion(code.comments_above(start), format!("{line}{end}{end}")));
    }
    let lead = text.get(start..first.0)?;
    let word = |t: &str| t.split(' ').next().unwrap_or("").to_owned();
    if lead.trim().is_empty() && !lead.is_empty() && text.get(first.0..first.1).is_some_and(|t| word(t) == word(line)) {
        return Some(insertion(next_line(text, own.last()?.1), format!("{lead}{line}{end}")));
    }
    let is_entry = text.get(first.0..first.1).is_some_and(|t| t.starts_with(['"', '\'']));
    if lead.trim().is_empty() && (!lead.is_empty() || is_entry) {
        let entry = quoted_module(line)?;
        let own = paragraph_of(text, &own, entry);
        // Entries with a name of their own before them are sorted by their modules, too.
        let module = |t: &'_ str| t.find(['"', '\'']).map_or(0, |at| at);
        let sorted = own.iter().find(|s| text.get(s.0..s.1).is_some_and(|t| t[module(t)..] > *entry)).filter(|s| {
            let (from, _) = line_at(text, s.0);
            text[from..s.0].trim().is_empty()
        });
        return match sorted {
            Some(s) => Some(insertion(line_at(text, s.0).0, format!("{lead}{entry}{end}"))),
            None => Some(insertion(next_line(text, own.last()?.1), format!("{lead}{entry}{end}"))),
        };
    }
    if !lead.is_empty() {
        // `import "fmt"`: the node is the name alone.
        let whole = lead.trim() == "import" && stop == first.1;
        return whole.then(|| insertion(start, format!("{line}{end}")));
    }
    Some(insertion(among(code, text, &own, line, (start, late)), format!("{line}{end}")))
}

/// Behind the lines with which a file has to begin, where its first statement is one of them.
fn behind_first(text: &str, at: usize, first: &str) -> Option<usize> {
    let (mut next, mut behind) = (line_at(text, at).0, None);
    for line in text.get(next..)?.split_inclusive('\n') {
        next += line.len();
        let plain = line.trim_start_matches('\u{feff}').trim();
        match !first.is_empty() && plain.starts_with(first.trim_end()) {
            true => behind = line.ends_with('\n').then_some(next),
            false if plain.is_empty() || plain.starts_with(['#', '/', '*']) => {}
            false => break,
        }
    }
    behind
}

/// The paragraph of a list of imports whose modules are of the kind of a new one: of the language itself, or of somewhere with a host.
fn paragraph_of(text: &str, own: &[Span], entry: &str) -> Vec<Span> {
    let has_host = |t: &str| t.trim_matches(['"', '\'']).split('/').next().is_some_and(|first| first.contains('.'));
    let parted = |a: &Span, b: &Span| text.get(a.1..b.0).is_none_or(|between| between.matches('\n').count() > 1);
    let mut paragraphs = own.chunk_by(|a, b| !parted(a, b));
    let alike = |p: &&[Span]| {
        p.iter()
            .filter_map(|s| text.get(s.0..s.1))
            .any(|t| t.starts_with(['"', '\'']) && has_host(t) == has_host(entry))
    };
    paragraphs.find(alike).unwrap_or(own).to_vec()
}

/// Where an import goes among others: into the order of the first paragraph, or behind all of them if it is of another form and `late`.
fn among(code: &Code<'_>, text: &str, own: &[Span], line: &str, (first, late): (usize, bool)) -> usize {
    let source = |s: &Span| text.get(s.0..s.1).unwrap_or("");
    let word = |t: &str| t.split(' ').next().unwrap_or("").to_owned();
    let (mut last, mut end, mut paragraph) = (None, first, true);
    for (nth, import) in own.iter().enumerate().filter(|(_, s)| line_at(text, s.0).0 == s.0) {
        if let Some(before) = nth.checked_sub(1).and_then(|n| own.get(n)) {
            let between = text.get(before.1..import.0).unwrap_or("");
            let rest = between.trim_start_matches(';').trim_start();
            // Something else stands before it: the head of the file is over.
            if !rest.is_empty() && !code.is_comment(import.0 - rest.len()) {
                break;
            }
            paragraph &= between.matches('\n').count() <= 1;
        }
        end = next_line(text, import.1);
        if paragraph && word(source(import)) == word(line) {
            if source(import) > line {
                return import.0;
            }
            last = Some(end);
        }
    }
    last.unwrap_or(if late { end } else { first })
}

/// The module of an import line with its quotes.
fn quoted_module(line: &str) -> Option<&str> {
    let from = line.find(['"', '\''])?;
    line.get(from..).map(|t| t.trim_end_matches(';'))
}

/// The start of the line after an offset.
fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}
