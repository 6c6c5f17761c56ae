//! Values that few words give a name: `(pw …)`, `bob: pw …`, `set pw to "…"`, `read -s PW <<< …`, and what a command that asks twice reads
//! from the lines below it.
//!
//! In: a text and the span of a name. Out: the value. Textual, bounded by [`REACH`], never fails. It refuses to judge, and to know what a value
//! that is told in a whole sentence looks like.

use super::literal::{bare, quoted};
use super::value::{Claim, Given};
use crate::model::near;
use crate::rules::{names, signs};
use std::ops::Range;

/// How far to either side of a name its notation reaches.
const REACH: usize = 100;

/// Longer values are found by their look.
const LONGEST: usize = 64;

/// The value that is given to a name so.
pub(super) fn given(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let head = near::line_before(text, name.start, REACH);
    let rest = near::rest_of_line(text, name.end, REACH);
    if let Some(word) = rest.trim_ascii_start().strip_prefix(b"<<<") {
        return read_into(head).then(|| placed(text, near::place_of(word, text))).flatten();
    }
    // `set pw to "…"`: a script that people read.
    if let Some(literal) = rest.strip_prefix(b" to ") {
        let sets = head.trim_ascii() == b"set";
        return sets.then(|| Given::literal(text, near::place_of(literal, text))).flatten();
    }
    parameter(text, name, rest).or_else(|| variable(text, name, head, rest)).or_else(|| noted(text, name, head, rest))
}

/// `password(name: 'PW', defaultValue: '…')`: a parameter of a build whose type is the word.
fn parameter(text: &[u8], name: &Range<usize>, rest: &[u8]) -> Option<Given> {
    const DEFAULT: &[u8] = b"defaultValue: ";
    let arguments = rest.strip_prefix(b"(").filter(|rest| rest.starts_with(b"name: "))?;
    let default = memchr::memmem::find(arguments, DEFAULT).filter(|at| !arguments[..*at].contains(&b')'))?;
    Given::literal(text, name.end + 1 + default + DEFAULT.len())
}

/// `(defparameter *password* "…")`: the stars belong to the name of what all functions see.
fn variable(text: &[u8], name: &Range<usize>, head: &[u8], rest: &[u8]) -> Option<Given> {
    let command = head.strip_suffix(b"*")?.trim_ascii_end();
    let defines = rest.starts_with(b"* ") && signs::ends_with(signs::DEFINING_FORMS, command);
    defines.then(|| Given::literal(text, name.end + 2)).flatten()
}

/// `read -rs PASSWORD <<< …`: whether a command that reads into a variable stands before the name, with its flags.
fn read_into(head: &[u8]) -> bool {
    let command = head.rsplit(|b| b";&|({".contains(b)).next().unwrap_or_default();
    let mut words = command.split(|b| *b == b' ').filter(|word| !word.is_empty());
    words.next() == Some(b"read") && words.all(|word| word.starts_with(b"-"))
}

/// The word or the literal behind blanks.
fn placed(text: &[u8], at: usize) -> Option<Given> {
    let at = at + text[at..].iter().take(4).take_while(|b| **b == b' ').count();
    let span = quoted(text, at).or_else(|| bare(text, at))?;
    let refers = text.get(span.start).is_none_or(|b| b"$`<{%".contains(b));
    (!refers).then_some(Given { span, quoted: true, claim: Claim::Place })
}

/// `The box is at 10.1.2.3 (pw …)`, `bob: pw …`: one word behind the word for a password, which stands first between brackets or behind who it is.
fn noted(text: &[u8], name: &Range<usize>, head: &[u8], rest: &[u8]) -> Option<Given> {
    let value = rest.strip_prefix(b" ")?;
    let marks = value.iter().take(2).take_while(|b| b"`\"'".contains(b)).count();
    let len = value[marks..].iter().take(LONGEST).take_while(|b| b.is_ascii_graphic() && !b"`\"'".contains(b)).count();
    let word = &value[marks..marks + len];
    // What closes the bracket or ends the sentence.
    let word = &word[..word.iter().rposition(|b| !b").,;".contains(b)).map_or(0, |last| last + 1)];
    let behind = &value[marks + word.len()..];
    let behind = &behind[behind.iter().take_while(|b| b"`\"'".contains(b)).count()..];
    let whole = match head.last()? {
        b'(' => behind.starts_with(b")") && words_of(&head[..head.len() - 1]) > 1,
        b' ' if is_whose(head) => behind.is_empty() || b" .,;\r".contains(&behind[0]),
        _ => false,
    };
    let told = whole && is_password_name(&text[name.clone()]) && is_with_digits(word);
    let start = near::place_of(word, text);
    told.then_some(Given { span: start..start + word.len(), quoted: true, claim: Claim::Name })
}

/// `bob: `, `- eve (NAS): `: a name or two, and the colon behind which is noted what belongs to it.
fn is_whose(head: &[u8]) -> bool {
    const MOST: usize = 3;
    let Some(who) = head.trim_ascii_end().strip_suffix(b":") else { return false };
    let who = who.trim_ascii_start();
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b" -_*`.@()".contains(b);
    who.iter().all(plain) && (1..=MOST).contains(&who.split(|b| *b == b' ').filter(|word| !word.is_empty()).count())
}

/// How many words a text has; none where signs of code stand among them.
fn words_of(text: &[u8]) -> usize {
    if text.iter().any(|b| b"(){}[]=;$<".contains(b)) {
        return 0;
    }
    text.split(|b| *b == b' ').filter(|word| word.iter().any(u8::is_ascii_alphanumeric)).count()
}

/// Words for what people choose, and for nothing else.
pub(super) fn is_password_name(name: &[u8]) -> bool {
    const NAMES: [&[u8]; 7] = [b"pw", b"pwd", b"pass", b"passwd", b"password", b"passphrase", b"passwort"];
    NAMES.iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// Two words and a number, a word and a number, digits of a key: a word of no sentence, since it has letters and two digits and nothing of code; the names of
/// algorithms and of what is counted have digits, too.
pub(super) fn is_with_digits(word: &[u8]) -> bool {
    let count = |f: fn(&u8) -> bool| word.iter().filter(|b| f(b)).count();
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"!#%@$^&*+?_.~-".contains(b);
    let is_address = word.contains(&b'.') && (word.contains(&b'@') || count(u8::is_ascii_digit) * 2 > word.len());
    word.len() >= 7
        && word.len() <= LONGEST
        && word.iter().all(plain)
        && count(u8::is_ascii_digit) >= 2
        && count(u8::is_ascii_alphabetic) >= 2
        && !b"$%-".contains(&word[0])
        && !is_address
        && !std::str::from_utf8(word).is_ok_and(names::is_algorithm)
}

/// `passwd bob <<EOF` and twice the same line below it: what a command that asks twice is told.
pub(super) fn told_twice(text: &[u8], word: &Range<usize>) -> Option<Range<usize>> {
    let rest = near::rest_of_line(text, word.end, REACH);
    let mark = memchr::memmem::find(rest, b"<<").filter(|at| !rest[*at..].starts_with(b"<<<"))?;
    let command = rest[..mark].iter().all(|b| b.is_ascii_alphanumeric() || b" -_$\"{}.".contains(b));
    let first = near::rest_of_line(text, (word.end + rest.len() + 1).min(text.len()), REACH);
    let at = near::place_of(first, text);
    let second = near::rest_of_line(text, (at + first.len() + 1).min(text.len()), REACH);
    let value = first.trim_ascii();
    let same =
        value == second.trim_ascii() && (4..=LONGEST).contains(&value.len()) && value.iter().all(u8::is_ascii_graphic);
    let start = near::place_of(value, text);
    (command && same && !b"$`<{%".contains(&value[0])).then_some(start..start + value.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUE: &str = "tulip_harbour4821";

    fn name(text: &str) -> Range<usize> {
        let lower = text.to_lowercase();
        let word = ["password", "pwd", "pw"].into_iter().find(|word| lower.contains(word)).unwrap();
        let at = lower.find(word).unwrap();
        at..at + word.len()
    }

    #[test]
    fn few_words_give_a_name_its_value() {
        for text in [
            "The box is at 10.1.2.3 (pw VALUE)",
            "Log in as bob (password VALUE).",
            "Log in as bob (PW `VALUE`), then",
            "bob: pw VALUE",
            "- eve (NAS): password VALUE, ask her",
            "read -s PW <<< VALUE",
            "x && read -rs PASSWORD <<< 'VALUE'",
            "set pw to \"VALUE\"",
            "password(name: 'X', defaultValue: 'VALUE')",
            "(defparameter *password* \"VALUE\")",
        ] {
            let text = text.replace("VALUE", VALUE);
            let given = given(text.as_bytes(), &name(&text)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], VALUE, "{text}");
        }
        for text in [
            "call(password VALUE)",
            "let x = f(pw VALUE)",
            "The box is there (password required)",
            "The box is there (password SHA-256)",
            "The box is there (password VALUE is old)",
            "read -s PW <<< $VALUE",
            "cat PW <<< VALUE",
            "note: this is long: password VALUE",
            "{ bob: password VALUE }",
            "we set pw to VALUE",
        ] {
            let text = text.replace("VALUE", VALUE);
            assert_eq!(given(text.as_bytes(), &name(&text)), None, "{text}");
        }
    }

    #[test]
    fn a_command_is_told_twice() {
        let of = |text: &str| told_twice(text.as_bytes(), &(0..6)).map(|span| text[span].to_string());
        assert_eq!(of("passwd bob <<EOF\nVALUE\nVALUE\nEOF\n").as_deref(), Some("VALUE"));
        for text in ["passwd bob <<EOF\nVALUE\nOTHER\nEOF\n", "passwd bob <<EOF\n$VALUE\n$VALUE\nEOF\n", "passwd <<EOF"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
