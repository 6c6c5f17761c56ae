//! The only place that knows parsers: source text in, a concrete tree or a reason out, within a deadline.
//!
//! A language is named here once, for its compiled grammar; what its nodes mean is data. Parsing hostile text can take
//! tens of seconds per megabyte in any of the grammars, so the size is capped and the parser asks for the time as it works.

use super::patience::Deadline;
use std::borrow::Cow;
use std::ops::ControlFlow;
use tree_sitter::{Language, ParseOptions, Parser, Tree};

/// The compiled grammar of this name.
pub(super) fn grammar(name: &str) -> Option<Language> {
    Some(match name {
        "python" => tree_sitter_python::LANGUAGE.into(),
        "javascript" => tree_sitter_javascript::LANGUAGE.into(),
        "typescript" => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
        "tsx" => tree_sitter_typescript::LANGUAGE_TSX.into(),
        "go" => tree_sitter_go::LANGUAGE.into(),
        "rust" => tree_sitter_rust::LANGUAGE.into(),
        "bash" => tree_sitter_bash::LANGUAGE.into(),
        "java" => tree_sitter_java::LANGUAGE.into(),
        "kotlin" => tree_sitter_kotlin_ng::LANGUAGE.into(),
        "c-sharp" => tree_sitter_c_sharp::LANGUAGE.into(),
        "php" => tree_sitter_php::LANGUAGE_PHP.into(),
        "ruby" => tree_sitter_ruby::LANGUAGE.into(),
        "swift" => tree_sitter_swift::LANGUAGE.into(),
        "dart" => tree_sitter_dart::LANGUAGE.into(),
        _ => return None,
    })
}

/// Parses `text`. The tree of a broken file has error nodes; what stands between them can be read.
pub(super) fn parse(language: &Language, text: &[u8], deadline: Deadline) -> Result<Tree, &'static str> {
    let mut parser = Parser::new();
    parser.set_language(language).map_err(|_| "grammar does not fit the parser")?;
    let mut out_of_time = |_: &tree_sitter::ParseState| {
        if deadline.is_past() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = ParseOptions::new().progress_callback(&mut out_of_time);
    // The parser asks for the time between tokens alone, and a broken text may be read to its end for each of them. So it gets the text
    // in pieces, and none after the deadline: then it is at the end, and asks.
    let text = without_nul(as_utf8(text));
    let mut piece = |at: usize, _| {
        if deadline.is_past() { "" } else { piece_at(&text, at) }
    };
    parser.parse_with_options(&mut piece, None, Some(options)).ok_or("parsing took too long")
}

/// The text with blanks in place of NUL, which scanners of grammars take for the end: they ask again and again whether it is.
fn without_nul(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', " ")) } else { text }
}

/// The text with a sign in place of each byte that is part of no character. The parser asks again for what it cannot decode, and must
/// not be told then that nothing is left.
fn as_utf8(text: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(text) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    for chunk in text.utf8_chunks() {
        whole.push_str(chunk.valid());
        whole.extend(chunk.invalid().iter().map(|_| '?'));
    }
    Cow::Owned(whole)
}

/// Whole characters from a place on.
fn piece_at(text: &str, at: usize) -> &str {
    let most = text.len().min(at.saturating_add(PIECE));
    (at..=most).rev().find_map(|end| text.get(at..end)).unwrap_or_default()
}

/// Bytes that the parser reads before the time is looked at.
const PIECE: usize = 16 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_no_character_keep_their_places() {
        assert_eq!(as_utf8("a\u{e4}".as_bytes()), "a\u{e4}");
        assert_eq!(as_utf8(b"a\xff\xc3b\xe4\xb8"), "a??b??");
    }

    #[test]
    fn pieces_are_whole_characters_and_make_up_the_text() {
        let text = "\u{4e2d}".repeat(PIECE);
        let (mut at, mut pieces) = (0, 0);
        while at < text.len() {
            let piece = piece_at(&text, at);
            assert!(!piece.is_empty() && piece.len() <= PIECE);
            (at, pieces) = (at + piece.len(), pieces + 1);
        }
        assert_eq!((at, pieces), (text.len(), 4), "the last holds what did not fit into the others");
        assert_eq!((piece_at(&text, text.len()), piece_at(&text, usize::MAX)), ("", ""));
    }
}
