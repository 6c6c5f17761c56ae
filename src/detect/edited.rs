//! Values that a command for editing puts into a file: `sed -i "s/password=.*/password=VALUE/"`, `perl -pi -e 's/PASSWORD_HERE/VALUE/'`.
//!
//! In: a text and the span of a name. Out: the values that the command gives to the name, which end where its replacement ends. Textual,
//! within one line, bounded by [`REACH`], never fails.

use super::given;
use super::value::{Claim, Given};
use crate::model::near;
use std::ops::Range;

/// How far from a name the command begins and its replacement ends.
const REACH: usize = 240;

/// Commands that replace what an expression finds.
const COMMANDS: [&[u8]; 2] = [b"sed ", b"perl -"];

/// The values that a replacement gives to a name; `None` where no such command stands.
pub(super) fn to(text: &[u8], name: &Range<usize>) -> Option<Vec<Given>> {
    let line = near::line_start(text, name.start, REACH);
    let before = &text[line..name.start];
    COMMANDS.iter().find(|command| memchr::memmem::find(before, command).is_some())?;
    let edit = Edit::around(text, line, name.start)?;
    if edit.replacement.start <= name.start {
        return Some(given::written(&text[..edit.replacement.end], name.clone()));
    }
    Some(edit.in_place_of(text, name).into_iter().collect())
}

/// One `s/pattern/replacement/`.
struct Edit {
    pattern: Range<usize>,
    replacement: Range<usize>,
}

impl Edit {
    /// The one that a place stands in, on the line that begins at `line`.
    fn around(text: &[u8], line: usize, at: usize) -> Option<Edit> {
        let opens = |p: &usize| {
            let begins = p.checked_sub(1).is_none_or(|b| b"\"' ;{/,".contains(&text[b]));
            begins && text.get(p + 1).is_some_and(|sign| b"/|#,@!:~%+".contains(sign))
        };
        let starts = memchr::memrchr_iter(b's', &text[line..at]).map(|p| line + p).filter(opens);
        starts.filter_map(|start| Edit::at(text, start + 1)).find(|edit| edit.replacement.end >= at)
    }

    /// The one whose first sign stands here.
    fn at(text: &[u8], sign: usize) -> Option<Edit> {
        let pattern = sign + 1..end_of_part(text, sign + 1, text[sign])?;
        let replacement = pattern.end + 1..end_of_part(text, pattern.end + 1, text[sign])?;
        Some(Edit { pattern, replacement })
    }

    /// The replacement of a pattern that is nothing but a name and marks around it: `s/__DB_PASSWORD__/VALUE/`, `s/\(password=\).*/\1VALUE/`.
    fn in_place_of(&self, text: &[u8], name: &Range<usize>) -> Option<Given> {
        let mark = |b: &u8| !b.is_ascii_alphanumeric() && *b != b' ';
        let alone =
            text[self.pattern.start..name.start].iter().all(mark) && text[name.end..self.pattern.end].iter().all(mark);
        let mut span = self.replacement.clone();
        if let [b'\\', group, ..] = &text[span.clone()]
            && group.is_ascii_digit()
        {
            span.start += 2;
        }
        let value = &text[span.clone()];
        let word = value.iter().all(u8::is_ascii_graphic) && !value.iter().any(|b| b"=\"'<>()[]{}".contains(b));
        (alone && word && !value.is_empty()).then_some(Given { span, quoted: true, claim: Claim::Place })
    }
}

/// Where the part of a command ends that begins here: at its sign, which a backslash takes as it is.
fn end_of_part(text: &[u8], from: usize, sign: u8) -> Option<usize> {
    let rest = &text[from..text.len().min(from + REACH)];
    let mut escaped = false;
    let len = rest.iter().position(|b| {
        let ends = *b == b'\n' || *b == sign && !escaped;
        escaped = *b == b'\\' && !escaped;
        ends
    })?;
    (rest[len] == sign).then_some(from + len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::names;

    fn values(text: &str) -> Vec<&str> {
        let name = text.find("password").unwrap();
        let second = text.rfind("password").unwrap();
        let of = |at: usize| {
            let word = text[at..].bytes().take_while(names::is_identifier).count();
            to(text.as_bytes(), &(at..at + word)).unwrap_or_default()
        };
        let mut found = of(name);
        if second != name {
            found.extend(of(second));
        }
        found.into_iter().map(|given| &text[given.span]).collect()
    }

    #[test]
    fn what_a_replacement_gives_to_a_name() {
        for text in [
            "sed -i \"s|password=.*|password=VALUE|\" x.conf",
            "sed -i 's/user=.*/user=me/;s/password=.*/password=VALUE/' x.conf",
            "sed -i -e 's/^password = .*$/password = VALUE/' x.conf",
            "sed -i 's/__password__/VALUE/g' x.conf",
            r"sed -i 's/\(password=\).*/\1VALUE/' x.conf",
            "perl -pi -e 's#{{password}}#VALUE#' x.conf",
            "sed 's/\"password\": \"\"/\"password\": \"VALUE\"/' x.json",
        ] {
            assert_eq!(values(text), ["VALUE"], "{text}");
        }
    }

    #[test]
    fn other_edits_give_nothing() {
        for text in [
            "sed -i 's/old password here/a b/' x",
            "sed 's/password//' x",
            "echo s/password/VALUE/",
            "sed -n '/password/p' x",
            "sed -i 's/the password of/VALUE/' x",
        ] {
            assert!(values(text).is_empty(), "{text}: {:?}", values(text));
        }
    }
}
