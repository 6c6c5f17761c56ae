//! A value that is all that its text holds: `secrets/db_password.txt`, `jwt.secret`, what is mounted into a container.
//!
//! In: a text. Out: a candidate. What it may be a name alone can tell, that of its file, which is not known here.

use super::changed;
use crate::model::{Candidate, Sink, Use};

/// Shorter ones are words and numbers.
const LEAST: usize = 8;

/// Adds what stands alone, if nothing else was found. Longer texts, which are read by what changed, are no single values.
pub(super) fn whole(text: &[u8], found: &mut Vec<Candidate>) {
    if text.len() >= changed::LEAST_TEXT || !found.is_empty() {
        return;
    }
    let value = text.trim_ascii();
    let end = value.iter().rposition(|b| *b != b'=').map_or(0, |p| p + 1);
    // `bob:…`: the oldest hash of a password has thirteen characters.
    let hashed = memchr::memchr(b':', value).is_some_and(|at| value.len() - at == 14);
    let plain = |b: &u8| b.is_ascii_graphic() && !b"\"'`=<>(){}[];,".contains(b);
    if value.len() >= LEAST && !hashed && value[..end].iter().all(plain) {
        let start = text.len() - text.trim_ascii_start().len();
        let usage = Use { sink: Sink::Content, sure: true, ..Use::default() };
        found.push(Candidate { span: start..start + value.len(), rules: Vec::new(), usage });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_and_nothing_else() {
        let of = |text: &[u8]| {
            let mut found = Vec::new();
            whole(text, &mut found);
            found.into_iter().map(|c| c.span).collect::<Vec<_>>()
        };
        assert_eq!(of(b"\nkX9vQ2mL\r\n").first(), Some(&(1..9)));
        for other in [
            &b"kX9vQ2m"[..],
            b"kX9vQ2mL pR4tY8wZ",
            b"kX9vQ2mL\npR4tY8wZ",
            b"",
            b"\n",
            b"token=kX9vQ2mL",
            b"f(kX9vQ2mL)",
            b"b:kX9vQ2mLpR4tY",
        ] {
            assert!(of(other).is_empty(), "{other:?}");
        }
        assert!(of(&[b'k'; changed::LEAST_TEXT]).is_empty());
    }
}
