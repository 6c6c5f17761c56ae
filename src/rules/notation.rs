//! The written form of alphabets and shapes, as rule files and users' own rules have it.
//!
//! In: `base64url:27-300 '.' [ lower-alnum:2 '.' ] ( hex:8 | uuid )`. Out: a tree of pieces, or a sentence that says
//! what is wrong. Shared with `build.rs` (included there by path), so it knows no other module.

/// One element of a shape, owned; the compiled twin is `Piece`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Element {
    /// These characters exactly.
    Literal(String),
    /// Between `min` and `max` characters of a set (bit `n` = byte `n`).
    Class {
        /// The set as a bit mask.
        set: u128,
        /// Least number of characters.
        min: u16,
        /// Greatest number of characters.
        max: u16,
    },
    /// One of several sequences.
    OneOf(Vec<Vec<Element>>),
}

const DIGITS: &str = "0123456789";
const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Names of alphabets and what they hold. `token68` is the value of a bearer header (RFC 9110), `word` is letters, digits
/// and the underscore, `base58` leaves out the characters that look alike.
const ALPHABETS: &[(&str, &[&str])] = &[
    ("digits", &[DIGITS]),
    ("hex-lower", &[DIGITS, "abcdef"]),
    ("hex-upper", &[DIGITS, "ABCDEF"]),
    ("hex", &[DIGITS, "abcdefABCDEF"]),
    ("lower", &[LOWER]),
    ("upper", &[UPPER]),
    ("alpha", &[LOWER, UPPER]),
    ("lower-alnum", &[DIGITS, LOWER]),
    ("upper-alnum", &[DIGITS, UPPER]),
    ("alnum", &[DIGITS, LOWER, UPPER]),
    ("word", &[DIGITS, LOWER, UPPER, "_"]),
    ("alnum-dash", &[DIGITS, LOWER, UPPER, "-"]),
    ("alnum-dot", &[DIGITS, LOWER, UPPER, "."]),
    ("alnum-dot-dash", &[DIGITS, LOWER, UPPER, ".-"]),
    ("base32", &["234567", UPPER]),
    ("base32-lower", &["234567", LOWER]),
    ("base58", &["123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"]),
    ("bech32-lower", &["023456789acdefghjklmnpqrstuvwxyz"]),
    ("bech32-upper", &["023456789ACDEFGHJKLMNPQRSTUVWXYZ"]),
    ("base64", &[DIGITS, LOWER, UPPER, "+/"]),
    ("base64url", &[DIGITS, LOWER, UPPER, "-_"]),
    ("base64-any", &[DIGITS, LOWER, UPPER, "+/-_="]),
    ("token68", &[DIGITS, LOWER, UPPER, "-._~+/="]),
    ("url", &[DIGITS, LOWER, UPPER, "-._~:/?#[]@!$&()*+,;=%"]),
];

/// The names of all alphabets.
pub fn alphabet_names() -> impl Iterator<Item = &'static str> {
    ALPHABETS.iter().map(|(name, _)| *name).chain(["printable"])
}

fn mask(text: &str) -> u128 {
    text.bytes().filter(|b| *b < 128).fold(0, |m, b| m | 1 << b)
}

/// The set of an alphabet: a name, or a name and more characters after `+` (`lower-alnum+-_`).
pub fn alphabet(text: &str) -> Result<u128, String> {
    if text == "printable" {
        return Ok((0x21..0x7f).fold(0, |m, b: u8| m | 1 << b));
    }
    let (name, more) = text.split_once('+').unwrap_or((text, ""));
    if let Some(strange) = more.chars().find(|c| !c.is_ascii_graphic()) {
        return Err(format!("alphabet `{text}` adds {strange:?}, which is not printable ASCII"));
    }
    match ALPHABETS.iter().find(|(n, _)| *n == name) {
        Some((_, parts)) => Ok(parts.iter().fold(mask(more), |m, p| m | mask(p))),
        None => Err(format!("unknown alphabet `{name}`")),
    }
}

/// Reads a shape. Elements are separated by spaces: `alphabet:n`, `alphabet:min-max`, `'literal'`, `uuid`, `[ optional ]`,
/// `( this | that )`.
pub fn shape(text: &str) -> Result<Vec<Element>, String> {
    let tokens = tokens(text)?;
    let mut at = 0;
    let elements = sequence(&tokens, &mut at, 0)?;
    match tokens.get(at) {
        None if elements.is_empty() => Err("the shape is empty".into()),
        None => Ok(elements),
        Some(t) => Err(format!("unexpected `{t}` in shape")),
    }
}

/// Splits at spaces, but not within `'…'`.
fn tokens(text: &str) -> Result<Vec<&str>, String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = match rest.strip_prefix('\'') {
            Some(inside) => inside.find('\'').ok_or("a literal has no end")? + 2,
            None => rest.find(' ').unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(end);
        if !after.is_empty() && !after.starts_with(' ') {
            return Err(format!("a space is missing after {token}"));
        }
        found.push(token);
        rest = after.trim_start();
    }
    Ok(found)
}

/// Deepest nesting of groups; users' rules come through here too.
const DEEPEST: usize = 4;

fn sequence(tokens: &[&str], at: &mut usize, depth: usize) -> Result<Vec<Element>, String> {
    if depth > DEEPEST {
        return Err("groups are nested too deeply".into());
    }
    let mut elements = Vec::new();
    while let Some(token) = tokens.get(*at) {
        match *token {
            "|" | ")" | "]" => break,
            "[" => {
                *at += 1;
                let inside = sequence(tokens, at, depth + 1)?;
                expect(tokens, at, "]")?;
                elements.push(Element::OneOf(vec![inside, Vec::new()]));
            }
            "(" => {
                let mut options = Vec::new();
                loop {
                    *at += 1;
                    options.push(sequence(tokens, at, depth + 1)?);
                    if tokens.get(*at) != Some(&"|") {
                        break;
                    }
                }
                expect(tokens, at, ")")?;
                elements.push(Element::OneOf(options));
            }
            "uuid" => {
                elements.extend(shape("hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12")?);
                *at += 1;
            }
            token => {
                elements.push(element(token)?);
                *at += 1;
            }
        }
    }
    Ok(elements)
}

fn expect(tokens: &[&str], at: &mut usize, what: &str) -> Result<(), String> {
    if tokens.get(*at) != Some(&what) {
        return Err(format!("`{what}` is missing in shape"));
    }
    *at += 1;
    Ok(())
}

fn element(token: &str) -> Result<Element, String> {
    if let Some(literal) = token.strip_prefix('\'').and_then(|t| t.strip_suffix('\'')) {
        return match literal.is_ascii() && !literal.is_empty() {
            true => Ok(Element::Literal(literal.to_string())),
            false => Err(format!("literal {token} must be ASCII and not empty")),
        };
    }
    // From the right: an alphabet may add a colon.
    let (name, length) = token.rsplit_once(':').ok_or(format!("`{token}` has no length"))?;
    let (min, max) = length.split_once('-').unwrap_or((length, length));
    let number = |n: &str| n.parse::<u16>().map_err(|_| format!("`{token}`: `{n}` is no length"));
    class(alphabet(name)?, number(min)?, number(max)?).map_err(|e| format!("`{token}`: {e}"))
}

/// A class of `min` to `max` characters, if that makes sense.
pub fn class(set: u128, min: u16, max: u16) -> Result<Element, String> {
    match min <= max && max > 0 {
        true => Ok(Element::Class { set, min, max }),
        false => Err(format!("no text is {min} to {max} characters long")),
    }
}

/// Least and greatest number of characters of a shape.
pub fn length(elements: &[Element]) -> (usize, usize) {
    elements.iter().fold((0, 0), |(least, most), element| {
        let (a, b) = match element {
            Element::Literal(l) => (l.len(), l.len()),
            Element::Class { min, max, .. } => (*min as usize, *max as usize),
            Element::OneOf(options) => {
                let each = || options.iter().map(|o| length(o));
                (each().map(|l| l.0).min().unwrap_or(0), each().map(|l| l.1).max().unwrap_or(0))
            }
        };
        (least + a, most + b)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_written_form_is_read_as_documented() {
        let read = shape("base64url:2-3 '. ' [ lower-alnum+:_:2 ] ( hex:8 | 'x' )").unwrap();
        assert_eq!(read[1], Element::Literal(". ".into()));
        assert_eq!(length(&read), (2 + 2 + 1, 3 + 2 + 2 + 8));
        let Element::OneOf(options) = &read[2] else { panic!("{:?}", read[2]) };
        let [Element::Class { set, min: 2, max: 2 }] = options[0].as_slice() else { panic!("{options:?}") };
        assert_eq!(set.count_ones(), 36 + 2);
        assert!(options[1].is_empty());
    }

    #[test]
    fn mistakes_are_named() {
        for (text, part) in [
            ("", "empty"),
            ("hex", "no length"),
            ("hax:3", "unknown alphabet"),
            ("hex:3-2", "no text"),
            ("hex:0", "no text"),
            ("hex:70000", "no length"),
            ("( hex:3 | hex:4", "`)` is missing"),
            ("hex:3 )", "unexpected"),
            ("'abc", "no end"),
            ("'a'hex:3", "space is missing"),
            ("( ( ( ( ( ( hex:3 ) ) ) ) ) )", "too deeply"),
        ] {
            let error = shape(text).unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
