//! The boundary between text of a target and a terminal: every hidden or control character becomes visible.
//!
//! In: text of the target (source lines, names, authors, messages). Out: text in which no character moves the cursor,
//! changes colours, hides or reorders its neighbours. Two forms: [`line()`] keeps the number of characters, so that columns and
//! underlines stay true; [`name`] spells the character out (`\x1b`, `\u{202e}`) where columns do not matter. The rendering
//! library cleans a part of these itself, but neither C1 controls nor zero-width nor tag characters, and trusts messages.

use crate::model::Origin;
use bstr::ByteSlice as _;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character is not what it looks like: controls (C0, DEL, C1), line and paragraph separators, bidirectional
/// controls, and what Unicode lets a display leave out (Default_Ignorable_Code_Point, DerivedCoreProperties.txt).
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The one visible character that stands for a character of a source line; a tab stays, the renderer expands it.
pub fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_hidden(c) => '\u{fffd}',
        c => c,
    }
}

/// A source line (without its line break) with one visible character for each character.
pub fn line(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// A name, label or message on one line: hidden characters are spelled out.
pub fn name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_name(&mut out, c);
    }
    out
}

/// A path or other bytes of the target on one line: as [`name`], and bytes that are not UTF-8 as `\xff`.
pub fn bytes(text: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for chunk in text.utf8_chunks() {
        chunk.valid().chars().for_each(|c| push_name(&mut out, c));
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out
}

/// The path of a place for programs that open it: where there is none (an unreachable object, a commit message, standard input), a
/// name that no file of a checkout can have.
pub fn path_of<'a>(path: &'a [u8], origin: &Origin) -> Cow<'a, [u8]> {
    const GIT: &[u8] = b".git/";
    match origin {
        // Of a bare repository, or of a linked work tree, it is relative to the git directory.
        Origin::GitFile { .. } if path.find(GIT).is_none() => [GIT, path].concat().into(),
        _ if !path.is_empty() => path.into(),
        Origin::Object { id, .. } => format!(".git/objects/{id}").into_bytes().into(),
        _ => b"stdin".into(),
    }
}

fn push_name(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if !is_hidden(c) => out.push(c),
        c if (c as u32) < 0x80 => {
            let _ = write!(out, "\\x{:02x}", c as u32);
        }
        c => {
            let _ = write!(out, "\\u{{{:x}}}", c as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_attacks_become_visible() {
        assert_eq!(line("a\u{1b}]52;c;x\u{7}b\u{9b}2J"), "a␛]52;c;x␇b\u{fffd}2J");
        assert_eq!(name("evil\n::add-mask::\r"), "evil\\n::add-mask::\\r");
        assert_eq!(name("a\u{202e}b\u{e0041}c\u{200b}\u{9b}"), "a\\u{202e}b\\u{e0041}c\\u{200b}\\u{9b}");
        assert_eq!(bytes(b"caf\xe9/\x1b[2J"), "caf\\xe9/\\x1b[2J");
    }

    #[test]
    fn every_place_has_a_path() {
        let of_git = |path: &str| Origin::GitFile { path: path.into() };
        assert_eq!(*path_of(b".git/config", &of_git("config")), *b".git/config");
        assert_eq!(*path_of(b"sub/.git/config", &of_git("config")), *b"sub/.git/config");
        assert_eq!(*path_of(b"logs/HEAD", &of_git("logs/HEAD")), *b".git/logs/HEAD");
        assert_eq!(*path_of(b"", &Origin::Stdin), *b"stdin");
    }

    proptest! {
        #[test]
        fn nothing_hidden_leaves(text in any::<String>(), raw in proptest::collection::vec(any::<u8>(), 0..64)) {
            prop_assert!(!line(&text).chars().any(|c| is_hidden(c) && c != '\t'));
            prop_assert!(!name(&text).chars().any(is_hidden));
            prop_assert!(!bytes(&raw).chars().any(is_hidden));
            prop_assert_eq!(line(&text).chars().count(), text.chars().count());
        }
    }
}
