//! Key files of PuTTY, versions 2 and 3 (the PuTTY manual, appendix "PPK file format"): a code over everything in the file.
//!
//! In: the text from the first line to the code. Out: a key whose code holds, an encrypted one, or what is wrong. Without a
//! passphrase the key of the code is a constant, so that the code can be computed again.

use super::hmac::hmac;
use super::{Outcome, Token, base64};
use sha1::{Digest, Sha1};
use sha2::Sha256;

/// Longer files are not read.
const MAX_LEN: usize = 64 * 1024;

const ALTERED: Outcome = Outcome::Invalid("its authentication code does not match the rest: cut or altered");

/// Whether the code at the end holds.
pub fn check(token: &Token) -> Outcome {
    if token.whole.len() > MAX_LEN {
        return Outcome::NotApplicable;
    }
    let Some(file) = File::read(token.whole) else {
        return Outcome::Invalid("it is not a complete key file: cut or altered");
    };
    if file.encryption != b"none" {
        return Outcome::Encrypted("encrypted with a passphrase".into());
    }
    let (Some(public), Some(private)) = (base64::decode(&file.public), base64::decode(&file.private)) else {
        return ALTERED;
    };
    let mut data = Vec::new();
    for part in [file.algorithm, file.encryption, file.comment, &public, &private] {
        data.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        data.extend(part);
    }
    let code = match file.version {
        2 => hmac::<Sha1>(&Sha1::digest(b"putty-private-key-file-mac-key"), &data, 64),
        _ => hmac::<Sha256>(b"", &data, 64),
    };
    let written = data_encoding::HEXLOWER_PERMISSIVE.decode(file.code);
    match written.is_ok_and(|written| written == code) {
        true => Outcome::Valid(format!("a PuTTY key ({})", String::from_utf8_lossy(file.algorithm))),
        false => ALTERED,
    }
}

/// What a key file says.
struct File<'t> {
    version: u8,
    algorithm: &'t [u8],
    encryption: &'t [u8],
    comment: &'t [u8],
    /// base64 text of the halves of the key, without line breaks.
    public: Vec<u8>,
    private: Vec<u8>,
    /// Hexadecimal digits.
    code: &'t [u8],
}

impl<'t> File<'t> {
    fn read(text: &'t [u8]) -> Option<File<'t>> {
        let rest = text.strip_prefix(b"PuTTY-User-Key-File-")?;
        let version = match rest.first()? {
            b'2' => 2,
            b'3' => 3,
            _ => return None,
        };
        let mut lines = rest.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
        let algorithm = lines.next()?.get(1..)?.strip_prefix(b": ")?;
        let encryption = lines.next()?.strip_prefix(b"Encryption: ")?;
        let comment = lines.next()?.strip_prefix(b"Comment:")?;
        let comment = comment.strip_prefix(b" ").unwrap_or(comment);
        let public = counted(lines.next()?, b"Public-Lines: ", &mut lines)?;
        let mut header = lines.next()?;
        // How the key of an encrypted file is derived.
        while header.starts_with(b"Key-Derivation: ") || header.starts_with(b"Argon2-") {
            header = lines.next()?;
        }
        let private = counted(header, b"Private-Lines: ", &mut lines)?;
        let code = lines.next()?.strip_prefix(b"Private-MAC: ")?;
        Some(File { version, algorithm, encryption, comment, public, private, code })
    }
}

/// As many lines as a header says, joined.
fn counted<'t>(header: &[u8], name: &[u8], lines: &mut impl Iterator<Item = &'t [u8]>) -> Option<Vec<u8>> {
    let count: usize = std::str::from_utf8(header.strip_prefix(name)?).ok()?.parse().ok()?;
    let mut text = Vec::new();
    for _ in 0..count {
        text.extend(lines.next()?);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{every_change_fails, token};
    use super::*;
    use crate::rules::sample::{Draw, putty_key};

    #[test]
    fn the_code_covers_everything() {
        for version in [2, 3] {
            let file = putty_key(version, &mut Draw::new(version.into()));
            // What stands before the algorithm is the form, the rest is covered by the code.
            every_change_fails(file.as_bytes(), 24, |t| check(&token(t, 0)));
            let indented = file.replace('\n', "\r\n    ");
            assert!(matches!(check(&token(indented.as_bytes(), 0)), Outcome::Valid(_)));
            for len in 0..file.len() {
                assert!(matches!(check(&token(&file.as_bytes()[..len], 0)), Outcome::Invalid(_)), "{len}");
            }
            let encrypted = file.replace("Encryption: none", "Encryption: aes256-cbc");
            assert!(matches!(check(&token(encrypted.as_bytes(), 0)), Outcome::Encrypted(_)));
        }
    }
}
