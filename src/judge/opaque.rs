//! Values that cannot be used as they stand: encrypted ones and hashes (facts: the formats' own documentation, named below).
//!
//! In: a value and the text before it. Out: the reason, for people.

use super::digests;
use crate::model::near;
use bstr::ByteSlice;

/// Sealed for a cluster: the length of an enciphered key of 4096 bits, and what follows it.
fn is_sealed(value: &[u8]) -> bool {
    /// Shorter than any such key is.
    const LEAST: usize = 300;
    value.len() > LEAST && value.starts_with(b"Ag") && (b'A'..=b'D').contains(&value[2])
}

/// Whether a value is one of a manifest whose entries are all sealed, however much of it is shown.
fn is_entry_of_sealed(before: &[u8], value: &[u8]) -> bool {
    const LEAST: usize = 40;
    value.len() >= LEAST && value.starts_with(b"Ag") && memchr::memmem::find(before, b"encryptedData:").is_some()
}

/// Whether a place lies within `ENC[AES256_GCM,data:…,iv:…,tag:…,type:str]`: no part of it is a secret by itself.
fn is_within_sops(before: &[u8]) -> bool {
    const MARK: &[u8] = b"ENC[AES256_GCM,";
    let line = near::last_line(before);
    memchr::memmem::rfind(line, MARK).is_some_and(|at| !line[at + MARK.len()..].iter().any(|b| b"] \"'".contains(b)))
}

/// Whether a value is what a tool has encrypted, by the mark that the tool gives it.
fn sealed(before: &[u8], value: &[u8]) -> Option<&'static str> {
    let begins = |p: &[u8]| value.starts_with(p);
    if begins(b"ENC[") || is_within_sops(before) {
        return Some("encrypted (SOPS or eyaml)");
    }
    if begins(b"EJ[1:") {
        return Some("encrypted (EJSON)");
    }
    if begins(b"$ANSIBLE_VAULT;") || begins(b"!vault") {
        return Some("encrypted (Ansible Vault)");
    }
    if begins(b"vault:v") && value.get(7).is_some_and(u8::is_ascii_digit) {
        return Some("encrypted (transit ciphertext)");
    }
    if (begins(b"AQIC") || begins(b"kms:AQIC")) && value.len() > 100 {
        return Some("encrypted (key management service ciphertext)");
    }
    // A message whose first field holds the 36 bytes by which a key is known.
    if begins(b"CiQA") && value.len() > 100 {
        return Some("encrypted (key management service ciphertext)");
    }
    if begins(b"b3BkYXRhMDE") {
        return Some("encrypted (a container whose mark is opdata01)");
    }
    if is_simple_blob(value) {
        return Some("encrypted (a key of CryptoAPI, for another key)");
    }
    if begins(b"{cipher}")
        || begins(b"ENC(")
        || before.ends_with(b"ENC(")
        || begins(b"{AES}")
        || begins(b"age1")
        || is_sealed(value)
        || is_entry_of_sealed(before, value)
    {
        return Some("encrypted");
    }
    None
}

/// How far before a part of an encrypted value its mark may stand.
const SEALED: usize = 1000;

/// Why a value is no secret in the clear, if it is encrypted or a hash.
pub fn reason(text: &[u8], start: usize, value: &[u8]) -> Option<&'static str> {
    let behind = text.get(start + value.len()..).unwrap_or_default();
    // `$$2y$$10$$…`: settings of containers double the sign, which begins a variable there.
    let single = value.starts_with(b"$$").then(|| value.replace(&b"$$"[..], b"$"));
    let value = single.as_deref().unwrap_or(value);
    let before = &text[start.saturating_sub(40)..start];
    let begins = |p: &[u8]| value.starts_with(p);
    if let Some(reason) = sealed(&text[start.saturating_sub(SEALED)..start], value) {
        return Some(reason);
    }
    let capitals =
        |digits: &[u8]| digits.len() == 40 && digits.iter().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(b));
    if before.ends_with(b"*") && capitals(value) || value.strip_prefix(b"*").is_some_and(capitals) {
        return Some("a password hash of a database server");
    }
    if begins(b"AAAAB3NzaC1") || begins(b"AAAAC3NzaC1") || begins(b"AAAAE2VjZHNh") || begins(b"AAAAGnNr") {
        return Some("a public key");
    }
    if is_salted(value.strip_prefix(b"@ByteArray(").unwrap_or(value)) {
        return Some("a password hash");
    }
    if is_public_of_minisign(value) {
        return Some("a public key");
    }
    if begins(b"md5") && value.len() == 35 && value[3..].iter().all(u8::is_ascii_hexdigit) || is_encoded_hash(value) {
        return Some("a password hash");
    }
    let line = near::last_line(before);
    if is_of_build_service(line, value) {
        return Some("encrypted (for a build service)");
    }
    if before.ends_with(b" ENC ") || is_numbered(before) || memchr::memmem::find(line, b"Encrypted=").is_some() {
        return Some("encrypted, as the word before it says");
    }
    if is_marked(value) {
        return Some("encrypted, as its mark says");
    }
    // `user:$apr1$…`: a line of a file of passwords.
    let entry = memchr::memchr(b':', value.get(..value.len().min(64)).unwrap_or(value)).map(|at| &value[at + 1..]);
    if is_password_hash(value)
        || entry.is_some_and(is_password_hash)
        || is_tagged(value)
        || is_counted_hash(value)
        || is_plain_hash(value)
    {
        return Some("a password hash");
    }
    if says_encrypted(behind) {
        return Some("encrypted, as the word behind it says");
    }
    if digests::is_of_known_word(value) {
        return Some("the digest of a word that everybody knows");
    }
    if [
        &b"sha256-"[..],
        b"sha384-",
        b"sha512-",
        b"sha1-",
        b"sha256:",
        b"sha512:",
        b"sha1:",
        b"h1:",
        b"md5-",
        b"md5:",
        b"MD5:",
        b"CRYPT:",
    ]
    .iter()
    .any(|p| begins(p) || before.ends_with(p))
    {
        return Some("a digest");
    }
    None
}

/// `@ByteArray(…:…)`: a salt of 16 bytes and a hash of 64, each in base64, as PBKDF2 with SHA-512 makes one.
fn is_salted(value: &[u8]) -> bool {
    const SALT: usize = 24;
    const HASH: usize = 88;
    let value = value.strip_suffix(b")").unwrap_or(value);
    let digits = |part: &[u8]| part.ends_with(b"==") && data_encoding::BASE64.decode(part).is_ok();
    value.len() == SALT + 1 + HASH && value[SALT] == b':' && digits(&value[..SALT]) && digits(&value[SALT + 1..])
}

/// `RWT…`: an algorithm of two letters, the number of the key and its 32 bytes, in base64 (<https://jedisct1.github.io/minisign/>). A secret key is longer.
fn is_public_of_minisign(value: &[u8]) -> bool {
    let digit = |b: &u8| b.is_ascii_alphanumeric() || b"+/".contains(b);
    value.len() == 56 && matches!(value, [b'R', b'W', b'Q'..=b'T', ..]) && value.iter().all(digit)
}

/// `secure: …`, in a comment, too: how the settings of Travis CI and AppVeyor hold what only the service can read.
fn is_of_build_service(line: &[u8], value: &[u8]) -> bool {
    /// One block of a cipher in base64.
    const LEAST: usize = 22;
    let of_base64 = |b: &u8| b.is_ascii_alphanumeric() || b"+/=".contains(b);
    let start = line.iter().position(|b| !b"#- \t\"'".contains(b)).unwrap_or(line.len());
    let end = line.iter().rposition(|b| !b" \"'".contains(b)).map_or(start, |p| p + 1);
    value.len() >= LEAST && value.iter().all(of_base64) && line.get(start..end) == Some(b"secure:")
}

/// `password 7 …`, `key 8 …`: devices write the kind of what follows before it, and none but 0 is in the clear.
fn is_numbered(before: &[u8]) -> bool {
    let [head @ .., b' ', b'5'..=b'9', b' '] = before else { return false };
    [&b"password"[..], b"secret", b"key", b"key-string"].iter().any(|word| head.ends_with(word))
}

/// base64 of `{SSHA}…` and its kin, as directories export it.
fn is_encoded_hash(value: &[u8]) -> bool {
    let Some(begin) = value.get(..8).filter(|b| b.starts_with(b"e")) else { return false };
    data_encoding::BASE64.decode(begin).is_ok_and(|text| {
        let capitals = text.iter().skip(1).take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit()).count();
        let is_scheme = capitals >= 2 && matches!(text.get(1 + capitals), None | Some(b'}' | b'-'));
        text.first() == Some(&b'{') && (is_scheme || is_scheme_of_hash(&text))
    })
}

/// `{SSHA}…`, `{bcrypt}…`, `{ldap}{SSHA}…`, `{CRAM-MD5}…`, `{SHA256.HEX}…`: how a password was made unreadable, in brackets before it, as directories
/// (RFC 2307), servers of mail and frameworks store it: a word of it says so. Of a scheme that is cut off so many letters are enough.
fn is_scheme_of_hash(value: &[u8]) -> bool {
    const SCHEMES: [&[u8]; 11] =
        [b"md4", b"md5", b"smd5", b"sha", b"ssha", b"crypt", b"bcrypt", b"scrypt", b"argon2", b"pbkdf2", b"ldap"];
    const CUT: usize = 3;
    const LONGEST: usize = 24;
    let Some(rest) = value.strip_prefix(b"{") else { return false };
    let word: Vec<u8> = rest.iter().take_while(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
    let is_cut = word.len() == rest.len() && word.len() >= CUT;
    let named = |word: &[u8]| SCHEMES.iter().any(|scheme| word.starts_with(scheme));
    let later = || {
        let scheme = &rest[..memchr::memchr(b'}', &rest[..rest.len().min(LONGEST)]).unwrap_or(0)];
        scheme.split(|b| b"-.".contains(b)).skip(1).any(|word| named(&word.to_ascii_lowercase()))
    };
    named(&word) || is_cut && SCHEMES.iter().any(|scheme| scheme.starts_with(&word)) || later()
}

/// `{` and a SHA-1 with eight characters of salt behind it: how a program stores the password of its remote control, in no brackets that close.
fn is_digest_and_salt(value: &[u8]) -> bool {
    let Some((digest, salt)) = value.strip_prefix(b"{").and_then(|rest| rest.split_at_checked(40)) else {
        return false;
    };
    digest.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        && salt.len() == 8
        && salt.iter().all(|b| b.is_ascii_alphanumeric() || b"./".contains(b))
}

/// `<enc-v1>…`, `{enc}…`, `[encrypted:2]…`: a mark in brackets that begins so, and what was encrypted.
fn is_marked(value: &[u8]) -> bool {
    let closes = match value.first() {
        Some(b'<') => b'>',
        Some(b'{') => b'}',
        Some(b'[') => b']',
        _ => return false,
    };
    let mark = &value[1..value.len().min(20)];
    let Some(end) = memchr::memchr(closes, mark) else { return false };
    let mark = mark[..end].to_ascii_lowercase();
    let of_mark = |b: &u8| b.is_ascii_alphanumeric() || b"-_.:".contains(b);
    (mark.starts_with(b"enc") || mark.starts_with(b"crypt")) && mark.iter().all(of_mark) && value.len() > end + 10
}

/// crypt(5) formats, LDAP schemes, and the forms of common frameworks.
fn is_password_hash(value: &[u8]) -> bool {
    [
        &b"$2a$"[..],
        b"$2b$",
        b"$2x$",
        b"$2y$",
        b"$1$",
        b"$5$",
        b"$6$",
        b"$y$",
        b"$argon2",
        b"$scrypt$",
        b"$pbkdf2",
        b"$apr1$",
        b"$P$",
        b"$H$",
        b"pbkdf2_sha",
        b"pbkdf2:sha",
        b"scrypt:",
        b"bcrypt$",
        b"argon2$",
        b"SCRAM-SHA-",
        // `scrypt` in hexadecimal digits: the header of what its command line tool and some libraries write.
        b"736372797074",
    ]
    .iter()
    .any(|p| value.starts_with(p))
        || is_named_digest(value)
        || is_scheme_of_hash(value)
        || is_digest_and_salt(value)
}

/// `sha1$salt$…`: the digest of a password with its salt, as older versions of Django and its kin store it.
fn is_named_digest(value: &[u8]) -> bool {
    let mut parts = value.split(|b| *b == b'$');
    let (Some(name), Some(_), Some(digest), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let hex = digest.len() >= 32 && digest.iter().all(u8::is_ascii_hexdigit);
    hex && [&b"md5"[..], b"sha1", b"sha256", b"sha512"].contains(&name)
}

/// base64 of a key that is enciphered for another one: the header of a simple blob of CryptoAPI (`PUBLICKEYSTRUC`: type 1, version 2, two zeros),
/// as the settings of a web server keep the keys of their sections.
fn is_simple_blob(value: &[u8]) -> bool {
    /// The header, the algorithm, and an enciphered key of 1024 bits.
    const LEAST: usize = 4 * (4 + 4 + 4 + 128) / 3;
    value.len() >= LEAST && value.starts_with(b"AQIAA")
}

/// base64 of version 1 of ASP.NET Core Identity's hashes (its `PasswordHasher`): the version, then the pseudo-random function, the
/// number of rounds and the length of the salt as 32-bit numbers, highest byte first, then salt and key.
fn is_counted_hash(value: &[u8]) -> bool {
    if !value.starts_with(b"AQAAAA") || value.len() > 256 {
        return false;
    }
    let Ok(bytes) = data_encoding::BASE64.decode(value) else { return false };
    let number = |at: usize| Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
    let salt = number(9).and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
    number(1).is_some_and(|function| function <= 2)
        && number(5).is_some_and(|rounds| (1_000..=10_000_000).contains(&rounds))
        && (8..=64).contains(&salt)
        && bytes.len() >= 13 + salt + 16
}

/// base64 of the hashes of ASP.NET Identity 2 (its `Crypto.HashPassword`): a zero, 16 bytes of salt, 32 of the key.
fn is_plain_hash(value: &[u8]) -> bool {
    value.len() == 68 && value.starts_with(b"A") && value.ends_with(b"==") && {
        let bytes = data_encoding::BASE64.decode(value);
        bytes.is_ok_and(|bytes| bytes.len() == 49 && bytes[0] == 0)
    }
}

/// `$id$…`, the modular crypt format and its kin: an identifier of letters and digits between dollar signs, and much behind it.
fn is_tagged(value: &[u8]) -> bool {
    let Some(rest) = value.strip_prefix(b"$") else { return false };
    let id = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-,=".contains(b)).count();
    let of_hash = |b: &u8| b.is_ascii_alphanumeric() || b"./+=,-_$:".contains(b);
    (1..=24).contains(&id) && rest.get(id) == Some(&b'$') && rest.len() - id > 12 && rest.iter().all(of_hash)
}

/// Whether what follows a value on its line calls it encrypted: `enable password … encrypted`, `password "…" encryption-level 7`.
fn says_encrypted(after: &[u8]) -> bool {
    /// So far behind the value the word may stand.
    const REACH: usize = 100;
    let line = near::rest_of_line(after, 0, REACH);
    let rest = line.strip_prefix(b"\"").unwrap_or(line).strip_prefix(b"\\n\"").unwrap_or(line);
    rest.starts_with(b" ")
        && [&b"encrypted"[..], b"encryption-level"].iter().any(|w| rest.trim_ascii_start().starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_value_with_doubled_signs_is_read_from_its_end() {
        let (value, rest) = ("$$q7Vx$$T2mLw9Zr", " encrypted\n");
        let text = format!("enable password {value}{rest}");
        assert!(reason(text.as_bytes(), 16, value.as_bytes()).is_some_and(|r| r.contains("behind it")), "{text}");
    }

    #[test]
    fn marks_say_that_a_value_is_encrypted() {
        for value in ["<enc-v1>7uBP9yqtdnVAhoA243", "{enc:2}7uBP9yqtdnVAhoA243", "[encrypted]7uBP9yqtdnVAhoA243"] {
            assert!(is_marked(value.as_bytes()), "{value}");
        }
        for value in ["<enc>", "{noop}7uBP9yqtdnVAhoA243", "enc7uBP9yqtdnVAhoA243", "<"] {
            assert!(!is_marked(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn what_a_build_service_can_read_is_encrypted() {
        let value = b"q7VxT2mLw9ZrKd4uYb1nHg8sPc3fJe6a";
        for line in ["      secure: ", "#      secure: \"", "- secure: '"] {
            assert!(is_of_build_service(line.as_bytes(), value), "{line}");
            assert!(!is_of_build_service(line.as_bytes(), b"kX9vQ2mL7p"), "{line}");
        }
        for line in ["insecure: ", "secure = ", "password: "] {
            assert!(!is_of_build_service(line.as_bytes(), value), "{line}");
        }
    }

    #[test]
    fn hashes_with_a_header_of_counts_are_hashes() {
        let hash = |rounds: u32| {
            let header = [&[1][..], &1u32.to_be_bytes(), &rounds.to_be_bytes(), &16u32.to_be_bytes()].concat();
            let rest: Vec<u8> = (0..48u8).map(|n| n.wrapping_mul(77) ^ 0x5a).collect();
            data_encoding::BASE64.encode(&[header, rest].concat())
        };
        assert!(is_counted_hash(hash(10_000).as_bytes()));
        assert!(!is_counted_hash(hash(3).as_bytes()));
        assert!(!is_counted_hash(b"AQAAAA"));
        assert!(!is_counted_hash(&hash(10_000).as_bytes()[..40]));
    }
}
