//! PASETO (paseto-standard): `v4.public.` is signed and readable, `v4.local.` is encrypted.
//!
//! In: `version.purpose.payload[.footer]`. Out: encrypted, expired by its own claims, or decoded. Signatures need a public key that is
//! not in the token: their length alone is checked.

use super::{Outcome, Token, base64};
use crate::model::date;
use serde_json::{Map, Value};

/// Longer tokens are not parsed.
const MAX_LEN: usize = 64 * 1024;

/// Judges a token by what it says about itself.
pub fn check(token: &Token) -> Outcome {
    let mut parts = token.whole.split(|b| *b == b'.');
    let (Some(version), Some(purpose), Some(payload)) = (parts.next(), parts.next(), parts.next()) else {
        return Outcome::Invalid("it has not three parts");
    };
    if token.whole.len() > MAX_LEN {
        return Outcome::NotApplicable;
    }
    if purpose == b"local" {
        return Outcome::Encrypted("an encrypted token (PASETO local)".into());
    }
    let signature = match version {
        b"v1" => 256,
        b"v3" => 96,
        _ => 64,
    };
    let Some(bytes) = base64::decode(payload) else { return Outcome::Invalid("its payload is not base64url") };
    let Some((claims, _)) = bytes.len().checked_sub(signature).map(|at| bytes.split_at(at)) else {
        return Outcome::Invalid("it is shorter than its signature: cut or altered");
    };
    let Ok(claims) = serde_json::from_slice::<Map<String, Value>>(claims) else {
        return Outcome::Invalid("its claims are not JSON: cut or altered");
    };
    let ends = claims.get("exp").and_then(Value::as_str).and_then(|at| date::end_of_day(at.as_bytes()));
    match ends {
        Some(moment) if token.has_come(moment) => {
            Outcome::Expired(format!("its claims end it on {}", date::day(moment - 1)))
        }
        _ => Outcome::Decoded("a signed token (PASETO)".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::token;
    use super::*;

    fn judged(head: &str, claims: &str, signature: usize) -> Outcome {
        let bytes = [claims.as_bytes(), &vec![7; signature]].concat();
        check(&token(format!("{head}{}", data_encoding::BASE64URL_NOPAD.encode(&bytes)).as_bytes(), 0))
    }

    #[test]
    fn purpose_and_claims_decide() {
        assert!(matches!(judged("v4.public.", r#"{"sub":"7"}"#, 64), Outcome::Decoded(_)));
        assert!(matches!(judged("v3.public.", r#"{"sub":"7"}"#, 96), Outcome::Decoded(_)));
        assert!(matches!(judged("v4.local.", "anything", 80), Outcome::Encrypted(_)));
        let ended = r#"{"exp":"2021-03-01T00:00:00+00:00"}"#;
        assert_eq!(judged("v2.public.", ended, 64), Outcome::Expired("its claims end it on 2021-03-01".into()));
        assert!(matches!(judged("v2.public.", r#"{"exp":"2999-01-01T00:00:00Z"}"#, 64), Outcome::Decoded(_)));
        assert!(matches!(judged("v4.public.", r#"{"sub":"7"}"#, 63), Outcome::Invalid(_)));
        assert!(matches!(judged("v4.public.", "{", 10), Outcome::Invalid(_)));
    }
}
