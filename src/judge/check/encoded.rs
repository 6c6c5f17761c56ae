//! Tokens that are base64 of something readable: a JSON object, `id:secret`, a decimal number with a date in it.
//!
//! In: a token. Out: whether what it encodes is what the format promises. Secrets inside are never put into the outcome.

use super::{Outcome, Token, base64};
use crate::model::date;
use serde_json::{Map, Value};

/// Longer bodies are not decoded.
const MAX_LEN: usize = 64 * 1024;

/// The private member of a JSON Web Key (RFC 7518, section 6): base64url of a number as long as the keys that are in use.
pub fn member(token: &Token) -> Outcome {
    match base64::decode(token.whole).map(|bytes| bytes.len()) {
        Some(len @ 16..) if token.whole.len() <= MAX_LEN => Outcome::Decoded(format!("a number of {} bits", len * 8)),
        Some(_) => Outcome::Invalid("too short for a private key"),
        None => Outcome::Invalid("it is not base64url text"),
    }
}

/// Whether the body, or its part before a `.` or `_`, is base64 of a JSON object with these keys.
pub fn json(token: &Token, keys: &[&str]) -> Outcome {
    if token.whole.len() > MAX_LEN {
        return Outcome::NotApplicable;
    }
    let parse = |text: &[u8]| serde_json::from_slice::<Map<String, Value>>(&base64::decode(text)?).ok();
    let parse_part = |text: &[u8]| {
        let ends = [
            Some(text.len()),
            text.iter().position(|b| *b == b'.'),
            text.iter().position(|b| *b == b'_'),
            text.iter().rposition(|b| *b == b'_'),
        ];
        ends.into_iter().flatten().find_map(|end| parse(&text[..end]))
    };
    match token.encoded().find_map(parse_part) {
        None => Outcome::Invalid("what it encodes is not JSON: cut or altered"),
        Some(object) if keys.iter().all(|key| object.contains_key(*key)) => Outcome::Decoded(String::new()),
        Some(_) => Outcome::Invalid("the JSON that it encodes lacks a key of the format"),
    }
}

/// Whether the body, or the whole token, is base64 of a number or name, a colon, and something.
pub fn colon(token: &Token) -> Outcome {
    let fits = |text: &[u8]| {
        let Some(bytes) = base64::decode(text) else { return false };
        let name = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || b"_.-@".contains(b)).count();
        name > 0 && bytes.get(name) == Some(&b':') && bytes.len() > name + 8
    };
    match token.encoded().any(fits) {
        true => Outcome::Decoded("base64 of an id and a secret".into()),
        // Without a prefix it need not be a token of this kind.
        false if token.body.len() == token.whole.len() => Outcome::NotApplicable,
        false => Outcome::Invalid("what it encodes is not an id and a secret"),
    }
}

/// The credentials of HTTP Basic (RFC 7617): base64 of `user:password`.
pub fn basic(token: &Token) -> Outcome {
    let text = base64::decode(token.body).and_then(|bytes| String::from_utf8(bytes).ok());
    match text.as_deref().filter(|text| !text.contains(char::is_control)).and_then(|text| text.split_once(':')) {
        None => Outcome::Invalid("what it encodes is not a user and a password"),
        Some((_, "")) => Outcome::Decoded("base64 of a user name or key with no password".into()),
        Some(_) => Outcome::Decoded("base64 of a user name and a password".into()),
    }
}

/// Three parts, of which the first is base64 of a decimal snowflake: a number whose upper 42 bits count milliseconds since the
/// first day of 2015.
pub fn snowflake(token: &Token) -> Outcome {
    const EPOCH: i64 = 1_420_070_400;
    let first = token.whole.split(|b| *b == b'.').next().unwrap_or_default();
    let digits = base64::decode(first).filter(|d| (15..=20).contains(&d.len()) && d.iter().all(u8::is_ascii_digit));
    let number = digits.and_then(|d| String::from_utf8(d).ok()).and_then(|d| d.parse::<u64>().ok());
    let Some(number) = number else { return Outcome::Invalid("its first part does not encode an account number") };
    let created = EPOCH + (number >> 22) as i64 / 1000;
    if !token.has_come(created) {
        return Outcome::Invalid("the account number in it lies in the future");
    }
    Outcome::Decoded(format!("of an account created on {}", date::day(created)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::token;
    use super::*;

    #[test]
    fn members_of_web_keys() {
        let of = |text: &str| member(&token(text.as_bytes(), 0));
        assert_eq!(of(&"A".repeat(43)), Outcome::Decoded("a number of 256 bits".into()));
        assert!(matches!(of(&"A".repeat(20)), Outcome::Invalid(_)));
        assert!(matches!(of(&"!".repeat(43)), Outcome::Invalid(_)));
    }

    fn encode(text: &str) -> String {
        data_encoding::BASE64URL_NOPAD.encode(text.as_bytes())
    }

    #[test]
    fn json_needs_its_keys() {
        let keys = ["iat", "org"];
        let body = encode(r#"{"iat":1,"url":"https://x.example","org":"o"}"#);
        for tail in ["", "_0123456789abcdef", ".signature"] {
            assert_eq!(
                json(&token(format!("p_{body}{tail}").as_bytes(), 2), &keys),
                Outcome::Decoded(String::new()),
                "{tail}"
            );
        }
        assert!(matches!(json(&token(encode(r#"{"iat":1}"#).as_bytes(), 0), &keys), Outcome::Invalid(_)));
        assert!(matches!(json(&token(&body.as_bytes()[..body.len() - 4], 0), &keys), Outcome::Invalid(_)));
    }

    #[test]
    fn colons_part_ids_from_secrets() {
        assert!(matches!(colon(&token(encode("123456789:abcdefghijk").as_bytes(), 0)), Outcome::Decoded(_)));
        let whole = encode("reftkn:01:1767225600:abcdefghijkl");
        assert!(matches!(colon(&token(whole.as_bytes(), 8)), Outcome::Decoded(_)));
        assert_eq!(colon(&token(encode("no colon in this").as_bytes(), 0)), Outcome::NotApplicable);
        assert!(matches!(colon(&token(encode("no colon in this").as_bytes(), 4)), Outcome::Invalid(_)));
        assert_eq!(colon(&token(b"", 0)), Outcome::NotApplicable);
    }

    #[test]
    fn basic_credentials() {
        assert!(
            matches!(basic(&token(encode("me:sesame").as_bytes(), 0)), Outcome::Decoded(t) if t.ends_with("a password"))
        );
        assert!(
            matches!(basic(&token(encode("key:").as_bytes(), 0)), Outcome::Decoded(t) if t.ends_with("no password"))
        );
        assert!(matches!(basic(&token(encode("nothing").as_bytes(), 0)), Outcome::Invalid(_)));
        assert!(matches!(basic(&token(&encode("a\u{1}:b").into_bytes(), 0)), Outcome::Invalid(_)));
    }

    #[test]
    fn snowflakes_tell_their_date() {
        let number = (((1_577_836_800_u64 - 1_420_070_400) * 1000) << 22) | 5;
        let whole = format!("{}.abcdef.rest", encode(&number.to_string()));
        assert_eq!(
            snowflake(&token(whole.as_bytes(), 2)),
            Outcome::Decoded("of an account created on 2020-01-01".into())
        );
        let future = format!("{}.abcdef.rest", encode(&u64::MAX.to_string()));
        assert!(matches!(snowflake(&token(future.as_bytes(), 2)), Outcome::Invalid(_)));
        assert!(matches!(snowflake(&token(b"abc.def.ghi", 2)), Outcome::Invalid(_)));
    }
}
