//! The word before a key that says how it is to be read, as headers have it.
//!
//! In: a [`Cursor`] before a value. Out: the word, where it is a known one, and the name where only the name says that it is one.

use super::{Assigned, Cursor, is_name, is_scheme};

/// Whether a word may say how a key is to be read: `GenieKey`, `Client-ID`, `APPCODE`.
pub(in super::super) fn is_other_scheme(word: &str) -> bool {
    (3..=20).contains(&word.len()) && word.starts_with(|c: char| c.is_ascii_uppercase()) && !word.ends_with('-')
}

impl<'t> Cursor<'t> {
    /// `Bearer `, `Token `, `Basic ` ... directly before the value.
    pub(super) fn scheme(&mut self) -> Option<&'t str> {
        let back = self.at;
        if self.eat(|b| b == b' ') > 0 {
            let end = self.at;
            self.eat(|b| b.is_ascii_alphabetic() || b == b'-');
            let word = &self.text[self.at..end];
            let whole = !self.before().is_some_and(is_name);
            if whole && is_scheme(word) {
                return std::str::from_utf8(word).ok();
            }
        }
        self.at = back;
        None
    }

    /// `"Authorization", "APPCODE …"`, `"APPCODE " + "…"`: what stands under such a name begins with a scheme, whatever it is called.
    pub(super) fn of_other_scheme(&mut self) -> Option<Assigned<'t>> {
        let back = self.at;
        let found = self.read_other_scheme();
        if found.is_none() {
            self.at = back;
        }
        found
    }

    fn read_other_scheme(&mut self) -> Option<Assigned<'t>> {
        // A literal of its own behind that of the scheme.
        let own = matches!(self.before(), Some(b'"' | b'\'')).then(|| self.opening_quote());
        if own.is_some() {
            self.eat_blanks();
            if !self.eat_byte(b'+') && !self.eat_byte(b'.') {
                return None;
            }
            self.eat_blanks();
            self.eat(|b| matches!(b, b'"' | b'\''));
        }
        // `Discogs token=…`
        if self.eat_byte(b'=') && self.eat(|b| b.is_ascii_alphabetic() || b == b'_') == 0 {
            return None;
        }
        (self.eat(|b| b == b' ') == 1).then_some(())?;
        let end = self.at;
        self.eat(|b| b.is_ascii_alphabetic() || b == b'-');
        let scheme = std::str::from_utf8(&self.text[self.at..end]).ok().filter(|word| is_other_scheme(word))?;
        let quoted = self.opening_quote();
        let name = self.name(quoted)?;
        let of_all = ["authorization", "proxy-authorization"].iter().any(|n| name.text.eq_ignore_ascii_case(n));
        of_all.then_some(Assigned { name: Some(name), scheme: Some(scheme), quoted: true })
    }
}
