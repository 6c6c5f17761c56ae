//! Values that are all that their file holds: the name of the file is theirs.
//!
//! In: a secret with that use, judged before its path is known, and then the path. Out: a verdict. A blob of the history has its paths only
//! after attribution, so that a value which might be a secret under any name is possible until then.

use super::{Weighing, conclude, judge, weights};
use crate::model::{Candidate, Secret, Sink, Use, Verdict, path};
use crate::rules::names::{self, Role};

/// The name under which a value counts most.
const ANY: &str = "password";

/// Judges it without a name.
pub(super) fn judged(mut secret: Secret, now: i64) -> Secret {
    let mut weigh = Weighing::default();
    if named(&secret, ANY, now).verdict.is_reported() {
        weigh.add(weights::CONTENT, "all that its file holds");
    }
    conclude(&mut secret, weigh.evidence);
    secret
}

/// Judges it by the name of its file; without one that names a secret it is none.
pub(super) fn with_path(secret: Secret, path: &[u8]) -> Secret {
    let may_be = secret.evidence.iter().any(|e| e.code == weights::CONTENT.code);
    match name_of(path).filter(|name| may_be && matches!(names::role(name), Role::Strong | Role::Weak)) {
        Some(name) => {
            let judged = named(&secret, &name, 0);
            let usage = Use { name: Some(name), ..secret.usage };
            Secret { usage, verdict: judged.verdict, evidence: judged.evidence, ..secret }
        }
        None => Secret { verdict: Verdict::Unlikely, evidence: Vec::new(), ..secret },
    }
}

/// The value as if it were assigned to a name.
fn named(secret: &Secret, name: &str, now: i64) -> Secret {
    let value = secret.text.reveal();
    let usage = Use { sink: Sink::Assignment, name: Some(name.to_string()), sure: true, ..Use::default() };
    judge(value, Candidate { span: 0..value.len(), rules: Vec::new(), usage }, now)
}

/// What the name of a file calls its content: `db_password` for `db_password.txt`, `jwt_secret` for `jwt.secret`, `vault_pass` for `.vault_pass`.
fn name_of(path: &[u8]) -> Option<String> {
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

    #[test]
    fn files_name_their_content() {
        for (path, name) in [
            (&b"secrets/db_password.txt"[..], "db_password"),
            (b"jwt.secret", "jwt_secret"),
            (b"ansible/.vault_pass", "vault_pass"),
            (b"config/master.key", "master_key"),
            (b"keys/api.token.b64", "api_token"),
        ] {
            assert_eq!(name_of(path).as_deref(), Some(name));
        }
        assert_eq!((name_of(b"secrets/"), name_of(b"..txt"), name_of(b"\xff.key")), (None, Some("txt".into()), None));
    }
}
