//! Annotations in the log of a GitHub workflow (docs.github.com, "Workflow commands").
//!
//! In: a [`Run`]. Out: one command a line, the worst first. A step shows ten annotations of each kind and drops the rest without
//! a word, so at most ten are printed, and then how many there are. Data of the target is escaped twice: hidden characters
//! by the encoder of this crate, and `%`, line breaks, and in properties `:` and `,`, by the rules of the runner.

use super::human::Closing;
use super::{Run, encode, human};
use crate::model::{Finding, Layer, Level};

/// Annotations of one kind that a step shows.
const MOST: usize = 10;

/// Renders the whole report, with as much at its end as is asked for.
pub fn render(run: &Run<'_>, end: Closing) -> String {
    let mut out = String::new();
    for level in [Level::Error, Level::Warning, Level::Note] {
        let of_level: Vec<&Finding> = run.findings().iter().filter(|f| f.level == level).collect();
        // One is kept free for the count.
        let shown = if of_level.len() > MOST { MOST - 1 } else { of_level.len() };
        of_level.iter().take(shown).for_each(|f| out.push_str(&annotation(f)));
        if of_level.len() > shown {
            let rest = of_level.len() - shown;
            out.push_str(&format!("::{}::{rest} more of this level are not shown here\n", command(level)));
        }
    }
    for remark in human::remarks(run) {
        out.push_str(&format!("::notice title=keylint::{}\n", data(&remark)));
    }
    for line in human::closing_lines(run, end).lines() {
        out.push_str(&line.replace("##[", "##\u{27e6}"));
        out.push('\n');
    }
    out
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

fn annotation(f: &Finding) -> String {
    let mut text = encode::name(&f.message);
    if let Some(commit) = f.place.commit {
        text.push_str(&format!(" (in the history: {}, commit {})", encode::bytes(&f.path), commit.short()));
    }
    if Layer::leads_inside(&f.layers) {
        text.push_str(&format!(" (in {})", encode::name(&Layer::way(&f.layers))));
    }
    if let Some(help) = f.help.first() {
        text.push_str(&format!("\nhelp: {}", encode::name(help)));
    }
    // Only a place of the checkout can be annotated.
    let place = match f.place.commit.is_none() && !f.path.is_empty() {
        true => {
            let p = &f.place;
            let (path, line, column) = (property(&encode::bytes(&f.path)), p.line.max(1), p.column.max(1));
            // Columns are obeyed on one line alone.
            let end = match p.end_line <= p.line {
                true => format!(",endLine={line},endColumn={}", p.end_column.max(column)),
                false => format!(",endLine={}", p.end_line),
            };
            format!("file={path},line={line},col={column}{end},")
        }
        false => String::new(),
    };
    format!("::{} {place}title={}::{}\n", command(f.level), property(f.lint), data(&text))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A").replace("##[", "##\u{27e6}")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_runner_obeys_is_escaped() {
        assert_eq!(data("50%\r\n::x ##[y"), "50%25%0D%0A::x ##\u{27e6}y");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
