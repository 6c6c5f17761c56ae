//! Passwords in lists of entries that are alike: where one of them is somebody's own, the others are in use, too, however they are spelled.
//!
//! In: a text and the place of a password that people write anywhere. Out: whether an entry near it gives another one in the same words. It
//! looks at [`REACH`] bytes on each side.

use super::{Weighing, passwords, placeholder, weights};
use crate::model::{Secret, near};
use crate::rules::names;

/// How far from an entry the one before it and the one behind it stand.
const REACH: usize = 1200;

/// Whether what gives a literal its place, as `password_hash('` or `password: "`, stands near it once more and gives another password, which nobody
/// writes anywhere.
pub(super) fn is_among_own(text: &[u8], secret: &Secret) -> bool {
    let span = &secret.span;
    let line = near::line_before(text, span.start, REACH);
    let Some((quote, rest)) = line.split_last().filter(|(quote, _)| b"\"'`".contains(quote)) else { return false };
    let sign = rest.iter().rev().take_while(|b| b" \t=:>(,\"'".contains(b)).count();
    let name = rest[..rest.len() - sign].iter().rev().take_while(|b| names::is_part(b)).count();
    // Behind a comma stands a literal, which is another one in the next entry.
    if sign == 0 || name < 4 {
        return false;
    }
    let head = &line[line.len() - 1 - sign - name..];
    let window = &text[span.start.saturating_sub(REACH)..text.len().min(span.end + REACH)];
    memchr::memmem::find_iter(window, head).any(|at| {
        let rest = &window[at + head.len()..];
        let value = memchr::memchr2(*quote, b'\n', rest).filter(|end| rest[*end] == *quote).map(|end| &rest[..end]);
        value.is_some_and(|value| value != secret.text.reveal() && is_own(value))
    })
}

/// Whether a value is told as a password by its look alone.
fn is_own(value: &[u8]) -> bool {
    if placeholder::reason(value, false).is_some() {
        return false;
    }
    let mut weigh = Weighing::default();
    passwords::chosen(value, "password", &mut weigh);
    let told = [weights::PASSWORD, weights::STRONG_PASSWORD, weights::GENERATED_PASSWORD, weights::RANDOM_PASSWORD];
    told.into_iter().any(|weight| weigh.has(weight)) && !weigh.has(weights::MADE_UP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect;

    fn is_told(text: &str) -> bool {
        let at = text.find("admin123").unwrap();
        let found = detect::detect(text.as_bytes()).into_iter().find(|c| c.span.start == at);
        let secret = super::super::judge(text.as_bytes(), found.unwrap_or_else(|| panic!("{text}")), 0);
        is_among_own(text.as_bytes(), &secret)
    }

    #[test]
    fn one_of_several_in_the_same_words_is_as_the_others() {
        assert!(is_told("$a = password_hash('admin123', 1);\n$b = password_hash('Kontor77', 1);\n"));
        assert!(is_told("[{ role: 'nurse', password: 'kontor4711' }, { role: 'boss', password: 'admin123' }]"));
        for other in [
            "$a = password_hash('admin123', 1);\n$b = password_hash('secret', 1);\n",
            "[{ password: 'admin123' }, { password: 'Welcome1' }]",
            "[{ password: 'admin123' }, { user: 'kontor4711' }]",
        ] {
            assert!(!is_told(other), "{other}");
        }
    }
}
