//! JSON Web Tokens (RFC 7519): what header and claims say, and whether a well-known key signed it.
//!
//! In: `header.payload.signature`. Out: expired, public, encrypted, signed with a key that everybody knows, or decoded. Which claims
//! mark a public token, and which keys are well known, is data (`rules/judge/jwt.txt`). A signature by a well-known key proves
//! that anybody can make such tokens.

use super::super::hosts;
use super::hmac::hmac;
use super::{Outcome, Token, base64};
use crate::model::date;
use crate::rules::lists;
use serde_json::{Map, Value};
use sha2::{Sha256, Sha384, Sha512};

/// Lines of `kind`, then conditions `claim=value` or a key, separated by tabs. A `statement` is told by its header: it says who somebody
/// is, and proves nothing without a key that stands elsewhere.
static KNOWN: &[&str] = lists::JWT;
/// Longer tokens are not parsed.
const MAX_LEN: usize = 64 * 1024;

type Object = Map<String, Value>;

/// Judges a token by what it says about itself.
pub fn check(token: &Token) -> Outcome {
    if token.whole.len() > MAX_LEN {
        return Outcome::NotApplicable;
    }
    let parts: Vec<&[u8]> = token.whole.split(|b| *b == b'.').collect();
    let Some(header) = object(parts[0]) else { return Outcome::Invalid("its header is not JSON") };
    let Some(algorithm) = header.get("alg").and_then(Value::as_str) else {
        return Outcome::Invalid("its header names no algorithm");
    };
    if parts.len() == 5 || header.contains_key("enc") {
        return Outcome::Encrypted("an encrypted token (JWE)".into());
    }
    let [head, payload, signature] = parts[..] else { return Outcome::Invalid("it has not three parts") };
    let Some(claims) = object(payload) else { return Outcome::Invalid("its claims are not JSON: cut or altered") };
    if algorithm.eq_ignore_ascii_case("none") {
        return Outcome::Public("it is not signed (`alg` is `none`)".into());
    }
    if let Some(claim) = marked("public", &claims).or_else(|| marked("statement", &header)) {
        return Outcome::Public(format!("{claim}: meant for, or known to, everybody"));
    }
    if let Some(issuer) = claims.get("iss").and_then(Value::as_str).filter(|issuer| is_of_example(issuer)) {
        return Outcome::Public(format!("its issuer `{}` is a name for examples", cleaned(issuer)));
    }
    let Some(signature) = base64::decode(signature).filter(|s| !s.is_empty()) else {
        return Outcome::Invalid("its signature is missing or altered");
    };
    if signature_len(algorithm).map_or(signature.len() < least_signature(algorithm), |len| len != signature.len()) {
        return Outcome::Invalid("its signature has the wrong length: cut or altered");
    }
    let signed = &token.whole[..head.len() + 1 + payload.len()];
    if is_weak(algorithm, signed, &signature) {
        if claims.keys().all(|name| is_of_lesson(name)) {
            return Outcome::Public("it is signed with a well-known key and claims nothing: a lesson".into());
        }
        return Outcome::Forgeable("it is signed with a well-known key: anybody can make such tokens".into());
    }
    let expires = claims.get("exp").and_then(Value::as_f64).map(|at| at as i64);
    match expires {
        Some(at) if token.has_come(at) => Outcome::Expired(format!("its claims end it on {}", date::day(at))),
        _ => Outcome::Decoded(about(algorithm, &claims, expires)),
    }
}

/// Whether a claim has a name as lessons give it: `{"a": "b"}`, `{"some": "payload"}`, `{"hello": "world"}`.
fn is_of_lesson(name: &str) -> bool {
    name.len() < 2 || matches!(name, "foo" | "bar" | "some" | "hello" | "test" | "key")
}

/// Whether an issuer is an address at a host that is reserved for documentation, where nobody answers.
fn is_of_example(issuer: &str) -> bool {
    let Some((_, rest)) = issuer.split_once("://") else { return false };
    let host = rest.split(['/', ':']).next().unwrap_or(rest);
    host.contains('.') && hosts::is_example(host)
}

/// A text of the token, cut and without what would move a terminal.
fn cleaned(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// A part as a JSON object. serde_json stops at a nesting of 128.
fn object(part: &[u8]) -> Option<Object> {
    serde_json::from_slice(&base64::decode(part)?).ok()
}

/// The first line of a kind whose conditions all hold, as text.
fn marked(kind: &str, claims: &Object) -> Option<String> {
    KNOWN.iter().find_map(|line| {
        let mut fields = line.split('\t');
        let conditions = || line.split('\t').skip(1).filter_map(|c| c.split_once('='));
        let holds = |(claim, value): (&str, &str)| claims.get(claim).and_then(Value::as_str) == Some(value);
        (fields.next() == Some(kind) && conditions().all(holds)).then(|| {
            conditions().map(|(claim, value)| format!("`{claim}` is `{value}`")).collect::<Vec<_>>().join(", ")
        })
    })
}

/// Bytes of a signature, where the algorithm fixes them (RFC 7518, RFC 8037 with Ed25519).
fn signature_len(algorithm: &str) -> Option<usize> {
    Some(match algorithm {
        "HS256" => 32,
        "HS384" => 48,
        "HS512" | "ES256" => 64,
        "ES384" => 96,
        "ES512" => 132,
        _ => return None,
    })
}

/// Bytes that a signature has at least: no algorithm of tokens makes shorter ones, and RSA none shorter than its modulus.
fn least_signature(algorithm: &str) -> usize {
    if algorithm.starts_with("RS") || algorithm.starts_with("PS") { 64 } else { 32 }
}

/// Whether one of the well-known keys signed it.
fn is_weak(algorithm: &str, signed: &[u8], signature: &[u8]) -> bool {
    let mut keys = KNOWN.iter().filter_map(|line| line.strip_prefix("weak\t"));
    keys.any(|key| match algorithm {
        "HS256" => hmac::<Sha256>(key.as_bytes(), signed, 64) == signature,
        "HS384" => hmac::<Sha384>(key.as_bytes(), signed, 128) == signature,
        "HS512" => hmac::<Sha512>(key.as_bytes(), signed, 128) == signature,
        _ => false,
    })
}

/// Algorithm, issuer, power and end, for people. Texts of the token are cut and cleaned.
fn about(algorithm: &str, claims: &Object, expires: Option<i64>) -> String {
    let mut text = format!("a signed token ({})", cleaned(algorithm));
    if let Some(issuer) = claims.get("iss").and_then(Value::as_str) {
        text += &format!(", issuer `{}`", cleaned(issuer));
    }
    if let Some(claim) = marked("powerful", claims) {
        text += &format!(", {claim}: full rights");
    }
    match expires {
        Some(at) => text + &format!(", ends on {}", date::day(at)),
        None => text + ", never ends",
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::token;
    use super::*;

    fn make(header: &str, claims: &str, key: &[u8]) -> String {
        let part = |text: &str| data_encoding::BASE64URL_NOPAD.encode(text.as_bytes());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature = hmac::<Sha256>(key, signed.as_bytes(), 64);
        format!("{signed}.{}", data_encoding::BASE64URL_NOPAD.encode(&signature))
    }

    const HS256: &str = r#"{"alg":"HS256","typ":"JWT"}"#;
    const KEY: &[u8] = b"0d6e2c8a1b5f4e79 not on any list";

    fn judged(claims: &str, key: &[u8]) -> Outcome {
        check(&token(make(HS256, claims, key).as_bytes(), 0))
    }

    #[test]
    fn claims_decide() {
        let decoded = judged(r#"{"iss":"https://id.acme.io","role":"service_role","exp":4102444800}"#, KEY);
        let about = "a signed token (HS256), issuer `https://id.acme.io`, `role` is `service_role`: full rights, ends on 2100-01-01";
        assert_eq!(decoded, Outcome::Decoded(about.into()));
        assert_eq!(judged(r#"{"exp":1700000000.5}"#, KEY), Outcome::Expired("its claims end it on 2023-11-14".into()));
        assert!(matches!(judged(r#"{"role":"anon","exp":4102444800}"#, KEY), Outcome::Public(_)));
        assert!(matches!(
            judged(r#"{"sub":"1234567890","name":"John Doe"}"#, b"your-256-bit-secret"),
            Outcome::Public(_)
        ));
        assert!(matches!(judged(r#"{"sub":"1234567890","name":"Jo"}"#, KEY), Outcome::Decoded(_)));
        assert!(matches!(judged(r#"{"iss":"https://auth.example.com/","sub":"7"}"#, KEY), Outcome::Public(_)));
        assert!(matches!(judged(r#"{"iss":"example.com","sub":"7"}"#, KEY), Outcome::Decoded(_)));
        assert!(matches!(judged(r#"{"sub":"7"}"#, b"secret"), Outcome::Forgeable(_)));
        assert!(matches!(judged(r#"{"sub":"7"}"#, b""), Outcome::Forgeable(_)));
        assert!(matches!(judged(r#"{"a":"b"}"#, b"secret"), Outcome::Public(_)));
        assert!(matches!(judged(r#"{"a":"b","user":"me"}"#, b"secret"), Outcome::Forgeable(_)));
        assert!(matches!(judged(r#"{"a":"b"}"#, KEY), Outcome::Decoded(_)));
    }

    #[test]
    fn headers_decide() {
        let with = |header: &str| check(&token(make(header, r#"{"sub":"7"}"#, KEY).as_bytes(), 0));
        assert!(matches!(with(r#"{"alg":"none"}"#), Outcome::Public(_)));
        assert!(matches!(with(r#"{"alg":"dir","enc":"A256GCM"}"#), Outcome::Encrypted(_)));
        assert!(matches!(with(r#"{"alg":"ES256K"}"#), Outcome::Decoded(_)));
        assert!(matches!(with(r#"{"alg":"RS256"}"#), Outcome::Invalid(_)));
        assert!(matches!(with(r#"{"alg":"ed25519-nkey"}"#), Outcome::Public(_)));
        assert!(matches!(with(r#"{"typ":"jwt","alg":"ed25519"}"#), Outcome::Public(_)));
        assert!(matches!(with(r#"{"typ":"JWT","alg":"EdDSA"}"#), Outcome::Decoded(_)));
        assert!(matches!(with(r#"{"typ":"JWT"}"#), Outcome::Invalid(_)));
        assert!(matches!(with(r#"{"alg":"HS512"}"#), Outcome::Invalid(_)));
    }

    #[test]
    fn cut_tokens_contradict_themselves() {
        let whole = make(HS256, r#"{"sub":"7","iss":"someone"}"#, KEY);
        for len in 1..whole.len() {
            assert!(matches!(check(&token(&whole.as_bytes()[..len], 0)), Outcome::Invalid(_)), "{len}");
        }
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        assert!(matches!(judged(&format!(r#"{{"a":{deep}}}"#), KEY), Outcome::Invalid(_)));
    }
}
