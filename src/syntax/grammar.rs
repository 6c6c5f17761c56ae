//! The only place that knows parsers: source text in, a concrete tree or a reason out, within a deadline.
//!
//! A language is named here once, for its compiled grammar; what its nodes mean is data. Parsing hostile text can take
//! tens of seconds per megabyte in any of the grammars, so the size is capped and the parser asks for the time as it works.

use std::ops::ControlFlow;
use std::time::Instant;
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
pub(super) fn parse(language: &Language, text: &[u8], deadline: Instant) -> Result<Tree, &'static str> {
    let mut parser = Parser::new();
    parser.set_language(language).map_err(|_| "grammar does not fit the parser")?;
    let mut out_of_time = |_: &tree_sitter::ParseState| {
        if Instant::now() >= deadline { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = ParseOptions::new().progress_callback(&mut out_of_time);
    parser
        .parse_with_options(&mut |at, _| text.get(at..).unwrap_or_default(), None, Some(options))
        .ok_or("parsing took too long")
}
