//! JUnit's XML, as CI systems read results of tests (Jenkins, GitLab, Azure Pipelines, CircleCI; the form is that of Ant's task).
//!
//! In: a [`Run`]. Out: one suite. A finding is a test that failed, a note one that was skipped, and what could not be read an error;
//! the run itself is a test that passed, since some systems refuse a report without any. No system tells two tests of one class
//! and name apart, so places that are named alike are counted.

use super::{Run, encode, human};
use crate::model::{Count, Finding, Layer, Level, Reason};
use std::collections::HashMap;
use std::fmt::Write as _;

/// Renders the whole report.
pub fn render(run: &Run<'_>) -> String {
    let (skipped, errors) = (run.count(Level::Note), run.ledger.uncovered_counts().len());
    let failures = run.findings().len() - skipped;
    let tests = run.findings().len() + errors + 1;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ =
        writeln!(out, "<testsuites name=\"keylint\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">");
    let _ = writeln!(
        out,
        "  <testsuite name=\"keylint {0}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" \
         skipped=\"{skipped}\" time=\"0\">",
        run.head.command
    );
    let _ = writeln!(out, "    <testcase classname=\"keylint\" name=\"{}\" time=\"0\"/>", run.head.command);
    let mut seen: HashMap<(&str, String), u32> = HashMap::new();
    for f in run.findings() {
        let name = place(f);
        let nth = seen.entry((f.lint, name.clone())).or_default();
        *nth += 1;
        case(f, &name, *nth, &mut out);
    }
    run.ledger.uncovered_counts().iter().for_each(|gap| not_read(run, gap, &mut out));
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// The place of a finding in one line.
fn place(f: &Finding) -> String {
    let mut name = human::path_of(&f.path, &f.place);
    if Layer::leads_inside(&f.layers) {
        let _ = write!(name, ": {}", encode::name(&Layer::way(&f.layers)));
    }
    format!("{name}:{}:{}", f.place.line.max(1), f.place.column.max(1))
}

fn case(f: &Finding, name: &str, nth: u32, out: &mut String) {
    let name = if nth > 1 { format!("{name} ({nth})") } else { name.to_owned() };
    let message = encode::name(&f.message);
    // Only a file of the checkout can be opened by who reads the report.
    let file = match f.place.commit.is_none() && !f.path.is_empty() {
        true => {
            format!(" file=\"{}\" line=\"{}\"", escaped(&encode::bytes(&f.path)), f.place.line.max(1))
        }
        false => String::new(),
    };
    let _ = writeln!(
        out,
        "    <testcase classname=\"keylint.{}\" name=\"{}\"{file} time=\"0\">",
        escaped(f.lint),
        escaped(&name)
    );
    let mut text = format!("{name}: {}[{}]: {message}", f.level.as_str(), f.lint);
    for (word, more) in f.notes.iter().map(|n| ("note", n)).chain(f.help.iter().map(|h| ("help", h))) {
        let _ = write!(text, "\n{word}: {}", encode::name(more));
    }
    let (message, text) = (escaped(&message), escaped(&text));
    let _ = match f.level {
        Level::Note => writeln!(out, "      <skipped message=\"{message}\">{text}</skipped>"),
        level => {
            writeln!(out, "      <failure type=\"{}\" message=\"{message}\">{text}</failure>", level.as_str())
        }
    };
    out.push_str("    </testcase>\n");
}

/// What is unknown, as a test that could not be run.
fn not_read(run: &Run<'_>, (reason, count): (&Reason, &Count), out: &mut String) {
    let message = format!("NOT read: {}", human::reason((reason, count)));
    let names: Vec<String> = count.names.iter().map(|name| encode::name(&run.cleaned(name))).collect();
    let (message, names) = (escaped(&message), escaped(&names.join("\n")));
    let _ = writeln!(
        out,
        "    <testcase classname=\"keylint.coverage\" name=\"{message}\" time=\"0\">\n      \
         <error type=\"{}\" message=\"{message}\">{names}</error>\n    </testcase>",
        escaped(reason.why)
    );
}

/// For a text or a value in double quotes. XML has no way to write the two characters at the end of the plane, not even as a number;
/// hidden ones have been spelled out before, and breaks of lines are ours.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_reads_is_escaped() {
        assert_eq!(escaped("a<b>&\"]]>\u{ffff}é"), "a&lt;b&gt;&amp;&quot;]]&gt;\u{fffd}é");
    }
}
