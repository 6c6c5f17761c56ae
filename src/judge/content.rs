//! Values that are all that their file holds, and those of the rows of a file: the name of the file is theirs, or says what the rows hold.
//!
//! In: a secret with that use, judged before its path is known, and then the path. Out: a verdict. A blob of the history has its paths only
//! after attribution, so that a value which might be a secret under any name is possible until then.

use super::{Weighing, conclude, judge, ngram, weights};
use crate::model::{Candidate, Secret, Sink, Use, Verdict, near, path};
use crate::rules::names::{self, Role};
use crate::rules::paths::{Kind, Lower};
use crate::rules::words::Words;

/// The name under which a value counts most.
const ANY: &str = "password";

/// Judges it without a name.
pub(super) fn judged(mut secret: Secret, now: i64) -> Secret {
    let mut weigh = Weighing::default();
    if named(&secret, ANY, now).verdict.is_reported() || is_key(&secret) {
        weigh.add(weights::CONTENT, "all that its file holds");
    }
    conclude(&mut secret, weigh.evidence);
    secret
}

/// Judges it by the name of its file; without one that names a secret it is none.
pub(super) fn with_path(secret: Secret, path: &[u8]) -> Secret {
    let may_be = secret.evidence.iter().any(|e| e.code == weights::CONTENT.code);
    match name_of(&secret, path).filter(|_| may_be) {
        Some(name) => {
            let mut judged = named(&secret, &name, 0);
            if !judged.verdict.is_reported() && is_key(&secret) {
                let mut weigh = Weighing { evidence: judged.evidence };
                weigh.add(weights::PLAIN_KEY_BYTES, "as many bytes as a key has, and nothing else");
                judged.evidence = Vec::new();
                conclude(&mut judged, weigh.evidence);
            }
            let usage = Use { name: Some(name), ..secret.usage };
            Secret { usage, verdict: judged.verdict, evidence: judged.evidence, ..secret }
        }
        None => Secret { verdict: Verdict::Unlikely, evidence: Vec::new(), ..secret },
    }
}

/// What the name of its file calls a value, if that is the name of a secret.
fn name_of(secret: &Secret, path: &[u8]) -> Option<String> {
    let lower = Lower::of(path);
    match &secret.usage.sink {
        Sink::Row { placed: true } => lower.is(Kind::Secrets).then(|| "secret".to_string()),
        Sink::Row { placed: false } => lower.is(Kind::Logins).then(|| ANY.to_string()),
        _ => {
            let name = file_name(path)?;
            let names_secret = matches!(names::role(&name), Role::Strong | Role::Weak);
            let holds_key = || lower.is(Kind::KeyFile) && is_key(secret) && !Words::Public.in_name(&name);
            (names_secret || holds_key()).then_some(name)
        }
    }
}

/// The value as if it were assigned to a name.
fn named(secret: &Secret, name: &str, now: i64) -> Secret {
    let value = secret.text.reveal();
    let usage = Use { sink: Sink::Assignment, name: Some(name.to_string()), sure: true, ..Use::default() };
    let mut judged = judge(value, Candidate { span: 0..value.len(), rules: Vec::new(), usage }, now);
    let is_row = matches!(secret.usage.sink, Sink::Row { .. });
    if is_row && matches!(judged.verdict, Verdict::Likely | Verdict::Possible | Verdict::Unlikely) {
        let mut weigh = Weighing { evidence: std::mem::take(&mut judged.evidence) };
        weigh.add(weights::LOGIN_BESIDE, "behind the name of a user in a list of them");
        conclude(&mut judged, weigh.evidence);
    }
    judged
}

/// Whether it is random, and exactly as long as a key of a cipher or as what the members of a cluster share.
fn is_key(secret: &Secret) -> bool {
    let value = secret.text.reveal();
    let first = near::rest_of_line(value, 0, value.len());
    if first.len() < value.len() {
        return ngram::looks_random(first);
    }
    let hex = value.iter().all(u8::is_ascii_hexdigit);
    let len = if hex { value.len() / 2 } else { data_encoding::BASE64.decode(value).map_or(0, |bytes| bytes.len()) };
    matches!(len, 16 | 24 | 32 | 64) && ngram::looks_random(value)
}

/// What the name of a file calls its content: `db_password` for `db_password.txt`, `jwt_secret` for `jwt.secret`, `vault_pass` for `.vault_pass`.
fn file_name(path: &[u8]) -> Option<String> {
    /// Endings that say nothing of what is in a file.
    const PLAIN: [&str; 12] =
        ["txt", "text", "conf", "cfg", "dat", "data", "env", "asc", "b64", "base64", "hex", "file"];
    let file = std::str::from_utf8(path::name(path)).ok()?.trim_start_matches('.');
    let name = match file.rsplit_once('.') {
        Some((stem, ending)) if PLAIN.contains(&ending.to_ascii_lowercase().as_str()) => stem,
        _ => file,
    };
    (!name.is_empty()).then(|| name.replace(['.', ' '], "_"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn files_name_their_content() {
        for (path, name) in [
            (&b"secrets/db_password.txt"[..], "db_password"),
            (b"jwt.secret", "jwt_secret"),
            (b"ansible/.vault_pass", "vault_pass"),
            (b"config/master.key", "master_key"),
            (b"keys/api.token.b64", "api_token"),
        ] {
            assert_eq!(file_name(path).as_deref(), Some(name));
        }
        assert_eq!(
            (file_name(b"secrets/"), file_name(b"..txt"), file_name(b"\xff.key")),
            (None, Some("txt".into()), None)
        );
    }

    #[test]
    fn keys_are_told_by_the_names_of_their_files() {
        let line = "pR4tY8wZ3nB6cD1kX9vQ2mL7".repeat(3);
        let lines = format!("{line}\n{}\n", &line[..12]);
        let key = data_encoding::HEXLOWER.encode(&Sha256::digest(b"the bytes of a key"));
        let of = |text: &str, path: &[u8]| {
            let usage = Use { sink: Sink::Content, sure: true, ..Use::default() };
            let span = 0..text.trim_ascii().len();
            let judged = judge(text.as_bytes(), Candidate { span, rules: Vec::new(), usage }, 0);
            with_path(judged, path).verdict.is_reported()
        };
        assert!(of(&lines, b"etc/keyfile") && of(&key, b"ci/codeship.aes") && of(&key, b"swarm.key"));
        for path in [&b"notes.txt"[..], b"keys/site_public.key", b"keyfile/readme"] {
            assert!(!of(&lines, path) && !of(&key, path));
        }
        assert!(!of("lighthouse-keeper", b"swarm.key"));
    }
}
