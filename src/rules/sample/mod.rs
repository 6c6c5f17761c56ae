//! Samples: random tokens that conform to a rule, and broken ones.
//!
//! In: a rule and a seed. Out: a token with a right checksum where the rule has one, so that no live-looking key need stand in
//! the repository: tests, benchmarks and fixtures draw them. Nothing of the scan calls this. The generator is small and its
//! own, so that a seed gives the same token with every version of every dependency.

mod encoded;

pub use encoded::{phrase, putty_key};

use super::{Check, Credential, Match, Piece, checksum};
use data_encoding::{BASE64, BASE64URL_NOPAD};

/// A small generator of random numbers (SplitMix64).
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// A generator that gives the same numbers for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which must not be zero.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.number() % bound as u64) as usize
    }

    /// One of these. Must not be empty.
    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    /// `n` letters and digits.
    pub fn alnum(&mut self, n: usize) -> String {
        const ALNUM: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        random_looking(|| (0..n).map(|_| char::from(*self.pick(ALNUM))).collect())
    }
}

/// Longest variable part of a sample beyond its least length: rules allow thousands.
const SPREAD: usize = 40;

/// A token that conforms to the rule. `None` for a rule without form (a URL's password: see [`url`]).
pub fn token(rule: &Credential, draw: &mut Draw) -> Option<String> {
    match rule.check {
        Check::Jwt => return Some(jwt(rule, draw)),
        Check::Pem => return Some(private_key(draw)),
        _ if rule.shape.is_empty() => return None,
        _ => {}
    }
    let prefix = if rule.prefixes.is_empty() { "" } else { draw.pick(rule.prefixes) };
    let whole = random_looking(|| {
        let body = match rule.check {
            Check::Base64Json { keys } => json_body(rule.shape, keys, draw),
            _ => drawn(rule.shape, draw),
        };
        mended(rule, format!("{prefix}{body}"), prefix.len(), draw)
    });
    Some(whole)
}

/// The token with what its check asks made right.
fn mended(rule: &Credential, mut token: String, prefix: usize, draw: &mut Draw) -> String {
    match rule.check {
        Check::Crc32 { encoding, width, .. } => {
            if let Some((data, sum_at)) = checksum::split(rule, token.as_bytes()) {
                let tail = checksum::tail(data, encoding, width);
                token.replace_range(sum_at.., &tail);
            }
            token
        }
        Check::Named(name) => encoded::mend(name, rule, &token, prefix, draw).unwrap_or(token),
        _ => token,
    }
}

/// A URL with a password, and the password, for a rule that is known by its scheme.
pub fn url(rule: &Credential, draw: &mut Draw) -> Option<(String, String)> {
    let scheme = rule.url_schemes.first()?;
    let password = draw.alnum(20);
    let url = match *scheme {
        "jdbc" => format!("jdbc:postgresql://db.initech.io:5432/orders?user=orders&password={password}"),
        _ => format!("{scheme}://orders:{password}@node3.initech.io/orders"),
    };
    Some((url, password))
}

/// How a sample is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// One character of the body is another one of the same kind.
    Changed,
    /// The last character is missing.
    Cut,
    /// A letter or digit follows that the token does not end with.
    Prolonged,
}

/// A broken copy of a token that [`token`] has drawn.
pub fn damaged(rule: &Credential, token: &str, damage: Damage, draw: &mut Draw) -> String {
    match damage {
        Damage::Cut => token[..token.len() - 1].to_string(),
        Damage::Prolonged => format!("{token}{}", draw.alnum(1)),
        Damage::Changed => changed(rule, token, draw),
    }
}

/// Changes one character such that the form stays, if that can be done.
fn changed(rule: &Credential, token: &str, draw: &mut Draw) -> String {
    let prefix = prefix_of(rule, token);
    let mut copy = token.to_string();
    // The last character of base64 or base32 may hold bits that mean nothing.
    let places = token.trim_end_matches('=').len() - 1 - prefix;
    for _ in 0..200 {
        let at = prefix + draw.below(places);
        let old = token.as_bytes()[at];
        let kind: &[u8] = match old {
            b'0'..=b'9' => b"0123456789",
            b'a'..=b'f' => b"abcdef",
            b'A'..=b'F' => b"ABCDEF",
            b'g'..=b'z' => b"ghjkmnpqrstuvwxyz",
            b'G'..=b'Z' => b"GHJKLMNPQRSTUVWXYZ",
            _ => continue,
        };
        let new = *draw.pick(kind);
        if new == old {
            continue;
        }
        copy = format!("{}{}{}", &token[..at], char::from(new), &token[at + 1..]);
        if rule.shape.is_empty() || conforms(rule, &copy) {
            break;
        }
    }
    copy
}

fn prefix_of(rule: &Credential, token: &str) -> usize {
    rule.prefixes.iter().filter(|p| token.starts_with(**p)).map(|p| p.len()).max().unwrap_or(0)
}

/// Whether a text as a whole has a prefix of the rule and its shape.
pub fn conforms(rule: &Credential, text: &str) -> bool {
    let whole =
        |body: &str| Match::of(rule.shape, body.as_bytes(), super::AsciiSet(u128::MAX)) == Match::Whole(body.len());
    let prefixed = rule.prefixes.iter().filter_map(|p| text.strip_prefix(*p)).any(whole);
    (prefixed || (rule.prefixes.is_empty() && whole(text))) && text.contains(rule.marker)
}

fn drawn(shape: &[Piece], draw: &mut Draw) -> String {
    let mut text = String::new();
    for piece in shape {
        match piece {
            Piece::Literal(literal) => text.push_str(literal),
            Piece::Class { set, min, max } => {
                let mut members: Vec<u8> = set.members().collect();
                // Hexadecimal digits of either case are allowed, but a token has one.
                if members.iter().all(u8::is_ascii_hexdigit) && set.has(b'a') {
                    members.retain(|b| !b.is_ascii_uppercase());
                }
                let (min, max) = (usize::from(*min), usize::from(*max));
                let length = min + draw.below((max - min).min(SPREAD) + 1);
                text.extend((0..length).map(|_| char::from(*draw.pick(&members))));
            }
            Piece::OneOf(options) => {
                let option = draw.pick(options);
                text.push_str(&drawn(option, draw));
            }
        }
    }
    text
}

/// Draws again while the text has a run of four equal characters or five in steps of one, as masks and sequences have.
fn random_looking(mut draw: impl FnMut() -> String) -> String {
    let mut text = draw();
    for _ in 0..100 {
        let bytes = text.as_bytes();
        let equal = bytes.windows(4).any(|w| w.iter().all(|b| *b == w[0]));
        let step = |by: i16| bytes.windows(5).any(|w| w.windows(2).all(|p| i16::from(p[1]) - i16::from(p[0]) == by));
        if !(equal || step(1) || step(-1)) {
            break;
        }
        text = draw();
    }
    text
}

/// What a shape stands for whose first class, and the literal before it, is base64 of a JSON object with these keys.
fn json_body(shape: &[Piece], keys: &[&str], draw: &mut Draw) -> String {
    let after = shape.iter().position(|p| matches!(p, Piece::Class { .. })).map_or(&[][..], |at| &shape[at + 1..]);
    // Optional padding after the object is not drawn: the object needs none.
    let after = after.iter().filter(|p| !matches!(p, Piece::OneOf(options) if options.iter().any(|o| o.is_empty())));
    let rest: Vec<Piece> = after.copied().collect();
    format!("{}{}", json_base64(keys, least_of(shape), draw), drawn(&rest, draw))
}

fn least_of(shape: &[Piece]) -> usize {
    let first =
        shape.iter().find_map(|p| if let Piece::Class { min, .. } = p { Some(usize::from(*min)) } else { None });
    first.unwrap_or(0) + 12
}

/// base64 without padding and without `+` and `/` of an object with these keys, at least so long.
fn json_base64(keys: &[&str], least: usize, draw: &mut Draw) -> String {
    let mut length = 12;
    loop {
        // The last value is longer by chance, so that every remainder by three comes up.
        let extra = draw.below(3);
        let values = |i: usize| if i + 1 == keys.len() { length + extra } else { length };
        let fields: Vec<String> =
            keys.iter().enumerate().map(|(i, k)| format!("\"{k}\":\"{}\"", draw.alnum(values(i)))).collect();
        let text = BASE64.encode(format!("{{{}}}", fields.join(",")).as_bytes());
        if text.len() >= least && !text.contains(['+', '/', '=']) {
            return text;
        }
        length += usize::from(text.len() < least);
    }
}

/// A JSON Web Token signed with a random signature; it has no end date, or one that is far.
fn jwt(rule: &Credential, draw: &mut Draw) -> String {
    random_looking(|| {
        let issued = 1_700_000_000 + draw.below(60_000_000);
        let payload = claims(rule, issued, draw)
            .unwrap_or_else(|| format!("{{\"sub\":\"{}\",\"iat\":{issued},\"scope\":\"orders\"}}", draw.alnum(16)));
        let signature: Vec<u8> = (0..32).map(|_| draw.number() as u8).collect();
        let parts = [&b"{\"alg\":\"HS256\",\"typ\":\"JWT\"}"[..], payload.as_bytes(), &signature];
        parts.map(|p| BASE64URL_NOPAD.encode(p)).join(".")
    })
}

/// The claims of a token of which the rule fixes some: they begin with what its prefix has behind the header, a text of one length stands between them,
/// and what may be of several lengths are the dates at the end.
fn claims(rule: &Credential, issued: usize, draw: &mut Draw) -> Option<String> {
    let decoded = |text: &str| String::from_utf8(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok();
    let mut claims = decoded(rule.prefixes.first()?.split_once('.')?.1)?;
    for piece in rule.shape {
        match piece {
            Piece::Literal(".") => break,
            Piece::Literal(text) => claims += &decoded(text)?,
            Piece::Class { min, max, .. } if min == max => {
                const NAME: &str = "\"sub\":\"";
                let len = usize::from(*min) / 4 * 3;
                claims += &format!("{NAME}{}", draw.alnum(len.checked_sub(NAME.len())?));
            }
            _ => claims += &format!("\"iat\":{issued},\"exp\":4102444800}}"),
        }
    }
    Some(claims)
}

/// A PEM block with an Ed25519 key (RFC 8410): every 32 bytes are a valid one.
fn private_key(draw: &mut Draw) -> String {
    let mut der = vec![0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    der.extend((0..32).map(|_| draw.number() as u8));
    let label = "PRIVATE KEY";
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----", BASE64.encode(&der))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_token_for_ever() {
        assert_eq!(Draw::new(0).number(), 0xe220_a839_7b1d_cdaf);
        let rule = crate::rules::credentials().iter().find(|c| c.id == "github-pat-classic").unwrap();
        let one = token(rule, &mut Draw::new(7)).unwrap();
        assert_eq!(one, token(rule, &mut Draw::new(7)).unwrap());
        assert_ne!(one, token(rule, &mut Draw::new(8)).unwrap());
        assert!(one.starts_with("ghp_") && one.len() == 40);
        assert_eq!(checksum::verify(rule, one.as_bytes()), Some(true));
        let broken = damaged(rule, &one, Damage::Changed, &mut Draw::new(9));
        assert_eq!(checksum::verify(rule, broken.as_bytes()), Some(false));
    }

    #[test]
    fn sequences_and_masks_are_drawn_again() {
        let mut texts = ["kaaaak", "kabcdek", "k7Qp2m"].into_iter();
        assert_eq!(random_looking(|| texts.next().unwrap().to_string()), "k7Qp2m");
    }
}
