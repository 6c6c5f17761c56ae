//! Git's glob language (`wildmatch` with path names): `?`, `*`, bracket expressions, escapes, and `**` for whole folders.
//!
//! In: a pattern, compiled once. Out: whether a path matches it. It works component by component: `**` takes whole
//! components only, and a component's glob never meets a `/`, so both levels need to go back to their last star alone. The
//! time is bounded by the product of the lengths, whatever a hostile pattern holds; git's own matcher is recursive.

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(super) struct Glob {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    /// `**`: any number of components.
    Folders,
    /// One component.
    Component(Vec<Token>),
}

#[derive(Clone, Debug)]
enum Token {
    Literal(u8),
    One,
    Star,
    /// Members of a bracket expression, one bit per byte.
    Set([u64; 4]),
}

impl Glob {
    /// Compiles a pattern without a leading or trailing slash. `None` if it can never match (a bracket that is not closed,
    /// an unknown class, a trailing backslash).
    pub(super) fn new(pattern: &[u8], ignore_case: bool) -> Option<Self> {
        let mut parts = Vec::new();
        let mut tokens = Vec::new();
        let mut at = 0;
        while let Some(&byte) = pattern.get(at) {
            at += 1;
            match byte {
                b'/' => parts.push(component(&mut tokens)),
                b'?' => tokens.push(Token::One),
                b'*' => tokens.push(Token::Star),
                b'[' => {
                    let (set, end) = bracket(pattern, at, ignore_case)?;
                    tokens.push(Token::Set(set));
                    at = end;
                }
                b'\\' => {
                    let escaped = *pattern.get(at)?;
                    at += 1;
                    if escaped == b'/' {
                        parts.push(component(&mut tokens));
                    } else {
                        tokens.push(Token::Literal(fold(escaped, ignore_case)));
                    }
                }
                literal => tokens.push(Token::Literal(fold(literal, ignore_case))),
            }
        }
        parts.push(component(&mut tokens));
        Some(Self { parts })
    }

    /// Whether it matches a whole path, `/`-separated. With `ignore_case`, the path must be in lower case.
    pub(super) fn matches(&self, path: &[u8]) -> bool {
        let components: Vec<&[u8]> = path.split(|b| *b == b'/').collect();
        let (mut part, mut at) = (0, 0);
        // Where to go on when a component does not fit: after the last `**`, one component further.
        let mut retry: Option<(usize, usize)> = None;
        loop {
            let fits = match (self.parts.get(part), components.get(at)) {
                (None, None) => return true,
                (Some(Part::Folders), rest) => {
                    // At the end of a pattern it stands for what is inside: one component at least.
                    if part + 1 == self.parts.len() {
                        return rest.is_some();
                    }
                    retry = Some((part + 1, at));
                    part += 1;
                    continue;
                }
                (Some(Part::Component(tokens)), Some(text)) => component_matches(tokens, text),
                _ => false,
            };
            if fits {
                part += 1;
                at += 1;
                continue;
            }
            match &mut retry {
                Some((after, from)) if *from < components.len() => {
                    *from += 1;
                    (part, at) = (*after, *from);
                }
                _ => return false,
            }
        }
    }
}

fn fold(byte: u8, ignore_case: bool) -> u8 {
    if ignore_case { byte.to_ascii_lowercase() } else { byte }
}

/// Two stars or more that are a component of their own take folders, anywhere else they are one star.
fn component(tokens: &mut Vec<Token>) -> Part {
    let mut tokens = std::mem::take(tokens);
    if tokens.len() >= 2 && tokens.iter().all(|t| matches!(t, Token::Star)) {
        return Part::Folders;
    }
    tokens.dedup_by(|a, b| matches!((a, b), (Token::Star, Token::Star)));
    Part::Component(tokens)
}

fn component_matches(tokens: &[Token], text: &[u8]) -> bool {
    let (mut token, mut at) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    loop {
        let fits = match (tokens.get(token), text.get(at)) {
            (None, None) => return true,
            (Some(Token::Star), _) => {
                if token + 1 == tokens.len() {
                    return true;
                }
                retry = Some((token + 1, at));
                token += 1;
                continue;
            }
            (Some(Token::Literal(literal)), Some(byte)) => literal == byte,
            (Some(Token::One), Some(_)) => true,
            (Some(Token::Set(set)), Some(byte)) => set[(byte >> 6) as usize] >> (byte & 63) & 1 == 1,
            _ => false,
        };
        if fits {
            token += 1;
            at += 1;
            continue;
        }
        match &mut retry {
            Some((after, from)) if *from < text.len() => {
                *from += 1;
                (token, at) = (*after, *from);
            }
            _ => return false,
        }
    }
}

/// A bracket expression from after its `[`: its members, and the position after its `]`.
fn bracket(pattern: &[u8], mut at: usize, ignore_case: bool) -> Option<([u64; 4], usize)> {
    let mut member = [false; 256];
    let negated = matches!(pattern.get(at), Some(b'!' | b'^'));
    at += usize::from(negated);
    // The start of a possible range; none after a range or a class.
    let mut previous: Option<u8> = None;
    let mut first = true;
    loop {
        let byte = *pattern.get(at)?;
        match byte {
            b']' if !first => break,
            b'\\' => {
                at += 1;
                let escaped = *pattern.get(at)?;
                member[escaped as usize] = true;
                previous = Some(escaped);
            }
            b'-' if previous.is_some() && pattern.get(at + 1).is_some_and(|b| *b != b']') => {
                at += 1;
                let mut end = *pattern.get(at)?;
                if end == b'\\' {
                    at += 1;
                    end = *pattern.get(at)?;
                }
                for byte in previous.unwrap_or(end)..=end {
                    member[byte as usize] = true;
                    if ignore_case {
                        member[byte.to_ascii_lowercase() as usize] = true;
                    }
                }
                previous = None;
            }
            b'[' if pattern.get(at + 1) == Some(&b':') => match named_class(pattern, at)? {
                Some((name, close)) => {
                    add_class(name, ignore_case, &mut member)?;
                    at = close;
                    previous = None;
                }
                None => {
                    member[b'[' as usize] = true;
                    previous = Some(b'[');
                }
            },
            literal => {
                member[literal as usize] = true;
                previous = Some(literal);
            }
        }
        first = false;
        at += 1;
    }
    let mut set = [0; 4];
    for byte in (0..=255u8).filter(|b| member[*b as usize] != negated && *b != b'/') {
        set[(byte >> 6) as usize] |= 1 << (byte & 63);
    }
    Some((set, at + 1))
}

/// The name of the class that begins at a `[:`, and the position of its last `]`; inner none if it is no class, outer if nothing ends.
fn named_class(pattern: &[u8], at: usize) -> Option<Option<(&[u8], usize)>> {
    let close = at + 2 + pattern[at + 2..].iter().position(|b| *b == b']')?;
    let is_class = close >= at + 3 && pattern[close - 1] == b':';
    Some(is_class.then(|| (&pattern[at + 2..close - 1], close)))
}

fn add_class(name: &[u8], ignore_case: bool, member: &mut [bool; 256]) -> Option<()> {
    let class = class(name)?;
    (0..=127u8).filter(|b| class(*b)).for_each(|b| member[b as usize] = true);
    if ignore_case && name == b"upper" {
        (b'a'..=b'z').for_each(|b| member[b as usize] = true);
    }
    Some(())
}

fn class(name: &[u8]) -> Option<fn(u8) -> bool> {
    Some(match name {
        b"alnum" => |b| b.is_ascii_alphanumeric(),
        b"alpha" => |b| b.is_ascii_alphabetic(),
        b"blank" => |b| b == b' ' || b == b'\t',
        b"cntrl" => |b| b.is_ascii_control(),
        b"digit" => |b| b.is_ascii_digit(),
        b"graph" => |b| b.is_ascii_graphic(),
        b"lower" => |b| b.is_ascii_lowercase(),
        b"print" => |b| b.is_ascii_graphic() || b == b' ',
        b"punct" => |b| b.is_ascii_punctuation(),
        b"space" => |b| b.is_ascii_whitespace() || b == 0x0b,
        b"upper" => |b| b.is_ascii_uppercase(),
        b"xdigit" => |b| b.is_ascii_hexdigit(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Glob::new(pattern.as_bytes(), false).is_some_and(|g| g.matches(path.as_bytes()))
    }

    #[test]
    fn stars_folders_and_brackets() {
        for (pattern, path, expected) in [
            ("*", "abc", true),
            ("*", "a/b", false),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abcd", false),
            ("**/b", "b", true),
            ("**/b", "a/x/b", true),
            ("a/**", "a", false),
            ("a/**", "a/b/c", true),
            ("a/**/c", "a/c", true),
            ("a/**/c", "a/b/b/c", true),
            ("a/**/b/**/c", "a/b/x/b/c", true),
            ("a**/c", "ab/c", true),
            ("a**/c", "ab/x/c", false),
            ("[]a]", "]", true),
            ("[!a-c]x", "dx", true),
            ("[!a-c]x", "bx", false),
            ("[a-\\z]", "m", true),
            ("[[:digit:]_]", "7", true),
            ("[[:nope:]]", "n", false),
            ("[[:a]", ":", true),
            ("[a", "a", false),
            ("a\\", "a", false),
            ("\\*", "*", true),
            ("x[a/]y", "x/y", false),
            ("?", "\u{e9}", false),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn hostile_patterns_take_bounded_time() {
        let path = "a".repeat(4_000) + &"/a".repeat(4_000);
        assert!(!matches(&("*a".repeat(2_000) + "b"), &path[..4_000]));
        assert!(!matches(&("**/a/".repeat(400) + "b"), &path));
    }
}
