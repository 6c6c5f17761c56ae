//! Rust source as tokens: enough to see paths, attributes, types and string literals, and to leave tests out.
//!
//! In: the text of a file. Out: tokens without comments, with their lines. It knows no grammar beyond brackets.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// The identifier, the character, or the content of the string literal as written.
    pub(crate) text: String,
    pub(crate) line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Text,
    Sign,
}

impl Token {
    pub(crate) fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

/// All tokens of a file.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut at, mut line, mut found) = (0, 1, Vec::new());
    while at < chars.len() {
        let (kind, end, content) = token(&chars, at);
        if let Some(kind) = kind {
            found.push(Token { kind, text: chars[content.0..content.1].iter().collect(), line });
        }
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    found
}

/// The kind of what begins here (none for space and comments), where it ends, and where its content is.
fn token(chars: &[char], at: usize) -> (Option<Kind>, usize, (usize, usize)) {
    let next = |n: usize| chars.get(at + n).copied().unwrap_or('\0');
    let to = |end: usize| (None, end, (at, end));
    match chars[at] {
        c if c.is_whitespace() => to(at + 1),
        '/' if next(1) == '/' => to(position(chars, at, |w| w[0] == '\n')),
        '/' if next(1) == '*' => to(block_comment(chars, at)),
        '"' => string(chars, at, 0, true),
        '\'' => character(chars, at),
        c if c.is_alphanumeric() || c == '_' => {
            let end = position(chars, at, |w| !w[0].is_alphanumeric() && w[0] != '_');
            let prefix: String = chars[at..end].iter().collect();
            let raw = matches!(prefix.as_str(), "r" | "br" | "cr");
            let hashes = chars[end..].iter().take_while(|c| **c == '#').count();
            match chars.get(end + if raw { hashes } else { 0 }) {
                Some('"') if raw => string(chars, end + hashes, hashes, false),
                Some('"') if matches!(prefix.as_str(), "b" | "c") => string(chars, end, 0, true),
                Some('\'') if prefix == "b" => character(chars, end),
                _ => (Some(Kind::Word), end, (at, end)),
            }
        }
        _ => (Some(Kind::Sign), at + 1, (at, at + 1)),
    }
}

fn position(chars: &[char], from: usize, test: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len()).find(|i| test(&chars[*i..])).unwrap_or(chars.len())
}

fn block_comment(chars: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i < chars.len() {
        match chars[i..].get(..2) {
            Some(['/', '*']) => (depth, i) = (depth + 1, i + 2),
            Some(['*', '/']) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

/// A string whose quote stands at `quote` and which ends with a quote and `hashes` hashes.
fn string(chars: &[char], quote: usize, hashes: usize, escapes: bool) -> (Option<Kind>, usize, (usize, usize)) {
    let mut i = quote + 1;
    while i < chars.len() {
        if escapes && chars[i] == '\\' {
            i += 2;
        } else if chars[i] == '"' && chars[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return (Some(Kind::Text), i + 1 + hashes, (quote + 1, i));
        } else {
            i += 1;
        }
    }
    (Some(Kind::Text), chars.len(), (quote + 1, chars.len()))
}

/// A character literal (as text) or a lifetime (nothing).
fn character(chars: &[char], at: usize) -> (Option<Kind>, usize, (usize, usize)) {
    let is_escape = chars.get(at + 1) == Some(&'\\');
    if is_escape || chars.get(at + 2) == Some(&'\'') {
        let end = position(chars, at + if is_escape { 3 } else { 2 }, |w| w[0] == '\'');
        return (Some(Kind::Text), (end + 1).min(chars.len()), (at + 1, end));
    }
    (None, position(chars, at + 1, |w| !w[0].is_alphanumeric() && w[0] != '_'), (at, at))
}

/// The tokens without items under `#[cfg(test)]`, and the names of modules that are files of their own and for tests alone.
pub(crate) fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let (mut kept, mut modules, mut i) = (Vec::new(), Vec::new(), 0);
    while i < tokens.len() {
        if !starts_with(&tokens[i..], &["#", "[", "cfg", "(", "test", ")", "]"]) {
            kept.push(tokens[i].clone());
            i += 1;
            continue;
        }
        let start = i + 7;
        i = end_of_item(tokens, start);
        let item = &tokens[start..i];
        if let Some(at) = item.iter().position(|t| t.is("mod")).filter(|_| item.last().is_some_and(|t| t.is(";"))) {
            modules.push(item[at + 1].text.clone());
        }
    }
    (kept, modules)
}

pub(crate) fn starts_with(tokens: &[Token], signs: &[&str]) -> bool {
    tokens.len() >= signs.len() && tokens.iter().zip(signs).all(|(t, s)| t.is(s))
}

/// Past the `;` or the closing brace that ends an item.
fn end_of_item(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate().skip(from) {
        match token.text.as_str() {
            _ if token.kind != Kind::Sign => {}
            "(" | "[" | "{" => depth += 1,
            ")" | "]" => depth -= 1,
            "}" if depth == 1 => return i + 1,
            "}" => depth -= 1,
            ";" if depth == 0 => return i + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The paths that begin at `tokens[at]` (`crate`, `super`, `self`, `std` ...), groups expanded.
pub(crate) fn paths(tokens: &[Token], at: usize) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    expand(tokens, at, Vec::new(), &mut found);
    found
}

/// Reads one path after a prefix; gives the index after it.
fn expand(tokens: &[Token], at: usize, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let mut i = at;
    while let Some(token) = tokens.get(i) {
        if token.is("{") {
            i += 1;
            while tokens.get(i).is_some_and(|t| !t.is("}")) {
                i = if tokens[i].is(",") { i + 1 } else { expand(tokens, i, path.clone(), found).max(i + 1) };
            }
            return i + 1;
        }
        if token.kind != Kind::Word {
            break;
        }
        path.push(token.text.clone());
        i += 1;
        if !starts_with(&tokens[i..], &[":", ":"]) {
            break;
        }
        i += 2;
    }
    if !path.is_empty() {
        found.push(path);
    }
    i
}
