//! The one user of annotate-snippets: a diagnostic in plain data goes in, text for a terminal comes out.
//!
//! The library has traps, and they are sprung here alone: a span beyond the text or inside a character panics (all spans are
//! computed from lines and columns of the encoded text, clamped); `message` and `secondary_title` are written raw (all text
//! passes [`encode`] first); the cost grows with the source given (only lines around are given, and none if they are huge);
//! the column shown is counted from the start of the first line given (lines are never cut); a span over several lines prints
//! its first lines in full (first and last line are marked instead); an origin before a snippet without path leaves an empty row.

use super::encode;
use crate::model::{Excerpt, Level};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Origin, Patch, Renderer, Snippet};
use std::ops::Range;

/// Longest line of a source that is shown; the library needs milliseconds for longer ones.
const LONGEST_LINE: usize = 64 << 10;
/// Longest source that is given to the library.
const LONGEST_SOURCE: usize = 256 << 10;

/// How to render.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// With terminal styling.
    pub colour: bool,
    /// Lines and corners are drawn in ASCII.
    pub ascii: bool,
    /// The text lands in the log of a GitHub runner, which obeys `##[` anywhere in a line.
    pub runner_log: bool,
}

/// A marked span: lines and columns as in [`crate::model::Place`].
pub struct Mark {
    /// First line, first column, last line, column after the last character.
    pub at: (u32, u32, u32, u32),
    /// Said under it.
    pub label: String,
}

/// A file, a line and a column to go to, without source.
#[derive(PartialEq, Eq)]
pub struct Spot {
    /// Encoded path.
    pub path: String,
    /// Line and column, if the text has lines.
    pub at: Option<(u32, u32)>,
}

/// First line, first column, last line, column after the last character.
pub type Extent = (u32, u32, u32, u32);

/// Changes of one file.
pub struct Change<'a> {
    /// Encoded path.
    pub path: String,
    /// The lines that are changed, if there are any and they are at hand.
    pub around: Option<&'a Excerpt>,
    /// Where, as in [`Mark`], and what stands there afterwards, in the order of their place.
    pub edits: Vec<(Extent, &'a str)>,
}

/// A group after the first.
pub enum Extra<'a> {
    /// More places.
    Places {
        /// What they are.
        title: String,
        /// The places.
        spots: Vec<Spot>,
    },
    /// A change.
    Change {
        /// What it does.
        title: String,
        /// The changes, file by file.
        changes: Vec<Change<'a>>,
    },
}

/// One diagnostic as it will be shown. Texts may hold anything; paths are encoded by the caller, which knows their bytes.
pub struct Diagnostic<'a> {
    /// Error, warning or note.
    pub level: Level,
    /// Name of the lint.
    pub id: &'a str,
    /// What is wrong.
    pub title: &'a str,
    /// Where: encoded path.
    pub path: String,
    /// Lines around.
    pub excerpt: &'a Excerpt,
    /// The primary span.
    pub primary: Mark,
    /// Secondary spans of the same text.
    pub context: Vec<Mark>,
    /// Facts.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Vec<String>,
    /// Further groups.
    pub extras: Vec<Extra<'a>>,
}

/// Renders one diagnostic, without a final newline.
pub fn render(diagnostic: &Diagnostic<'_>, style: Style) -> String {
    let level = match diagnostic.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let mut first = level.primary_title(encode::name(diagnostic.title)).id(diagnostic.id).element(location(diagnostic));
    for note in &diagnostic.notes {
        first = first.element(annotate_snippets::Level::NOTE.message(encode::name(note)));
    }
    for help in &diagnostic.help {
        first = first.element(annotate_snippets::Level::HELP.message(encode::name(help)));
    }
    let mut groups = vec![first];
    groups.extend(diagnostic.extras.iter().map(extra));
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let decor = if style.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    let text = renderer.decor_style(decor).render(&groups);
    // Same width, so that underlines stay true.
    if style.runner_log { text.replace("##[", "##\u{27e6}") } else { text }
}

/// The primary place: its lines with marks, or the bare place if its lines are not at hand or too long.
fn location<'a>(d: &Diagnostic<'a>) -> Element<'a> {
    let (line, column, ..) = d.primary.at;
    let cut = Cut::of(d.excerpt, d.primary.at);
    let shown = |at: Extent| cut.as_ref().map_or(at, |cut| cut.moved(at));
    let source = Source::of(cut.as_ref().map_or(d.excerpt, |cut| &cut.excerpt));
    let Some(primary) = source.as_ref().and_then(|s| s.spans(shown(d.primary.at))) else {
        return Origin::path(d.path.clone()).line(line as usize).char_column(column as usize).into();
    };
    let Some(source) = source else { return Origin::path(d.path.clone()).into() };
    let mut snippet =
        Snippet::source(source.text.clone()).line_start(d.excerpt.first_line.max(1) as usize).path(d.path.clone());
    snippet = snippet.annotation(AnnotationKind::Primary.span(primary.0).label(encode::name(&d.primary.label)));
    if let Some(end) = primary.1 {
        snippet = snippet.annotation(AnnotationKind::Context.span(end).label("ends here"));
    }
    for mark in &d.context {
        if let Some((span, _)) = source.spans(shown(mark.at)) {
            snippet = snippet.annotation(AnnotationKind::Context.span(span).label(encode::name(&mark.label)));
        }
    }
    snippet.into()
}

fn extra<'a>(extra: &Extra<'_>) -> Group<'a> {
    match extra {
        Extra::Places { title, spots } => {
            let elements = spots.iter().map(|spot| {
                let origin = Origin::path(spot.path.clone());
                match spot.at {
                    Some((line, column)) => origin.line(line as usize).char_column(column as usize),
                    None => origin,
                }
            });
            annotate_snippets::Level::NOTE.secondary_title(encode::name(title)).elements(elements)
        }
        Extra::Change { title, changes } => {
            annotate_snippets::Level::HELP.secondary_title(encode::name(title)).elements(changes.iter().map(change))
        }
    }
}

/// A change as a difference of lines. Lines that are not at hand are not shown, and what is put in stands alone.
fn change<'a>(c: &Change<'_>) -> Snippet<'a, Patch<'a>> {
    let shown = c.around.and_then(Source::of).and_then(|s| {
        let patches: Option<Vec<_>> = c.edits.iter().map(|(at, text)| Some((s.range(*at)?, inserted(text)))).collect();
        // Patches that overlap panic; edits never do, but lines may have been cut.
        let apart = patches.as_ref().is_some_and(|p| p.windows(2).all(|w| w[0].0.end <= w[1].0.start));
        patches.filter(|_| apart).map(|p| (s, p))
    });
    match shown {
        Some((source, patches)) => Snippet::source(source.text.clone())
            .line_start(source.first_line as usize)
            .path(c.path.clone())
            .patches(patches.into_iter().map(|(range, text)| Patch::new(range, text))),
        None => {
            let line = c.edits.first().map_or(1, |(at, _)| at.0.max(1));
            let text: Vec<String> = c.edits.iter().map(|(_, text)| inserted(text)).collect();
            Snippet::source(String::new())
                .line_start(line as usize)
                .path(c.path.clone())
                .patch(Patch::new(0..0, text.concat().trim_end_matches('\n').to_owned()))
        }
    }
}

/// Text that is put in, with its lines kept.
fn inserted(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|l| encode::line(l.strip_suffix('\r').unwrap_or(l))).collect();
    lines.join("\n")
}

/// Masked characters in one row that are shown.
const MASKED: usize = 40;
/// Fewer than so many are not worth it.
const WORTH: usize = 20;
/// What stands for the others.
const MORE: &str = "...";

/// An excerpt in which a long masked secret is shortened: nobody counts asterisks.
struct Cut {
    excerpt: Excerpt,
    line: u32,
    /// The first column behind what is gone, and how many columns that are.
    from: u32,
    gone: u32,
}

impl Cut {
    /// Shortens the secret at a place of one line.
    fn of(excerpt: &Excerpt, (line, column, last, end): Extent) -> Option<Cut> {
        let below = line.checked_sub(excerpt.first_line.max(1)).filter(|_| line == last)? as usize;
        let text: Vec<char> = excerpt.text.split('\n').nth(below)?.chars().collect();
        let (start, end) = (column.checked_sub(1)? as usize, (end.checked_sub(1)? as usize).min(text.len()));
        let first = start + text.get(start..end)?.iter().position(|c| *c == '*')?;
        let run = text[first..end].iter().take_while(|c| **c == '*').count();
        let gone = run.checked_sub(MASKED + MORE.len()).filter(|gone| *gone >= WORTH)?;
        let kept = first + MASKED;
        let cut: String =
            text[..kept].iter().copied().chain(MORE.chars()).chain(text[first + run..].iter().copied()).collect();
        let lines = excerpt.text.split('\n').enumerate().map(|(at, own)| if at == below { &*cut } else { own });
        let text = lines.collect::<Vec<_>>().join("\n");
        let from = u32::try_from(first + run).ok()? + 1;
        Some(Cut { excerpt: Excerpt { text, ..excerpt.clone() }, line, from, gone: u32::try_from(gone).ok()? })
    }

    /// Where a place is now.
    fn moved(&self, at: Extent) -> Extent {
        let column = |line: u32, column: u32| {
            if line == self.line && column >= self.from { column - self.gone } else { column }
        };
        (at.0, column(at.0, at.1), at.2, column(at.2, at.3))
    }
}

/// An excerpt made safe, and where its lines begin.
struct Source {
    text: String,
    first_line: u32,
    /// Byte span of each line in `text`, without its break.
    lines: Vec<Range<usize>>,
}

impl Source {
    fn of(excerpt: &Excerpt) -> Option<Source> {
        let huge = excerpt.text.len() > LONGEST_SOURCE || excerpt.text.lines().any(|l| l.len() > LONGEST_LINE);
        if excerpt.text.is_empty() || huge {
            return None;
        }
        let mut source = Source {
            text: String::with_capacity(excerpt.text.len()),
            first_line: excerpt.first_line.max(1),
            lines: Vec::new(),
        };
        for line in excerpt.text.split('\n') {
            if !source.lines.is_empty() {
                source.text.push('\n');
            }
            let start = source.text.len();
            // A carriage return before the break belongs to the break.
            source.text.push_str(&encode::line(line.strip_suffix('\r').unwrap_or(line)));
            source.lines.push(start..source.text.len());
        }
        Some(source)
    }

    fn line(&self, number: u32) -> Option<Range<usize>> {
        self.lines.get(number.checked_sub(self.first_line)? as usize).cloned()
    }

    /// The byte span of an edit. The start of the line after the last is the end of the text.
    fn range(&self, at: (u32, u32, u32, u32)) -> Option<Range<usize>> {
        let offset = |line, column| match self.line(line) {
            Some(span) => Some(self.offset(&span, column)),
            None => self.line(line.checked_sub(1)?).map(|span| span.end).filter(|end| *end == self.text.len()),
        };
        let (start, end) = (offset(at.0, at.1)?, offset(at.2, at.3)?);
        (start <= end).then_some(start..end)
    }

    /// Byte offset of a column, at most the end of the line.
    fn offset(&self, line: &Range<usize>, column: u32) -> usize {
        let text = &self.text[line.clone()];
        let within = text.char_indices().nth(column.saturating_sub(1) as usize).map_or(text.len(), |(i, _)| i);
        line.start + within
    }

    /// The byte span of a mark; for one over several lines that of its first line, and that of its last line if that is here.
    fn spans(&self, at: (u32, u32, u32, u32)) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let (line, column, end_line, end_column) = at;
        let first = self.line(line)?;
        let start = self.offset(&first, column);
        if end_line <= line {
            let end = self.offset(&first, end_column).max(start);
            return Some((start..end, None));
        }
        let last = self.line(end_line).map(|l| l.start..self.offset(&l, end_column).max(l.start));
        Some((start..first.end.max(start), last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn diagnostic<'a>(excerpt: &'a Excerpt, title: &'a str, path: &'a str, at: (u32, u32, u32, u32)) -> Diagnostic<'a> {
        Diagnostic {
            level: Level::Error,
            id: "some-lint",
            title,
            path: encode::name(path),
            excerpt,
            primary: Mark { at, label: title.to_owned() },
            context: vec![Mark { at: (at.2, at.3, at.0, at.1), label: path.to_owned() }],
            notes: vec![title.to_owned()],
            help: vec![path.to_owned()],
            extras: vec![
                Extra::Places {
                    title: title.to_owned(),
                    spots: vec![Spot { path: encode::name(path), at: Some((1, 2)) }],
                },
                Extra::Change {
                    title: title.to_owned(),
                    changes: vec![
                        Change {
                            path: encode::name(path),
                            around: Some(excerpt),
                            edits: vec![(at, title), (at, path)],
                        },
                        Change {
                            path: encode::name(path),
                            around: Some(excerpt),
                            edits: vec![((at.0, at.1, at.0, at.1), title)],
                        },
                        Change { path: encode::name(path), around: None, edits: vec![(at, title)] },
                    ],
                },
            ],
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        /// Whatever the text and wherever the spans: no panic, no hidden character, and no line that a runner would obey.
        #[test]
        fn any_text_and_any_span_render(
            text in "(\\PC|[\u{0}-\u{a0}]|\u{202e}|\u{200b}|\u{e0041}|::|##\\[|\n|\r\n){0,60}",
            title in "(\\PC|[\u{0}-\u{9f}]|\u{2066}|\n::add-mask::|##\\[){0,12}",
            at in (0u32..8, 0u32..80, 0u32..8, 0u32..80),
            first_line in 0u32..4,
        ) {
            let excerpt = Excerpt { text, first_line };
            let d = diagnostic(&excerpt, &title, &title, at);
            let shown = render(&d, Style { runner_log: true, ..Style::default() });
            for line in shown.split('\n') {
                prop_assert!(!line.chars().any(encode::is_hidden), "{line:?}");
                prop_assert!(!line.starts_with("::") && !line.contains("##["), "{line:?}");
            }
            render(&d, Style { colour: true, ..Style::default() });
        }
    }

    #[test]
    fn columns_stay_true_after_encoding() {
        let excerpt = Excerpt { text: "\u{202e}\u{1b}é = \"********\"".into(), first_line: 3 };
        let mut d = diagnostic(&excerpt, "t", "p.py", (3, 8, 3, 16));
        (d.context, d.notes, d.help, d.extras) = (vec![], vec![], vec![], vec![]);
        let shown = render(&d, Style::default());
        let expected = "error[some-lint]: t\n  ╭▸ p.py:3:8\n  │\n3 │ \u{fffd}␛é = \"********\"\n  ╰╴       ━━━━━━━━ t";
        assert_eq!(shown, expected);
    }
}
