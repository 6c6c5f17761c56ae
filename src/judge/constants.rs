//! Constants that programs give to ciphers and hashes: keys as lists of bytes, salts, vectors.
//!
//! In: such a value with its name. Out: evidence. What records hold beside what was hashed is called salt as well, and test vectors
//! have keys; it looks at the line of a value and asks [`company`] for what stands near.

use super::{Weighing, company, placeholder, weights};
use crate::model::{Secret, Sink, near};
use crate::rules::words::Words;
use crate::rules::{names, signs};
use names::Role;

/// How far to the left of a value its line decides.
const REACH: usize = 160;

/// A list of bytes that a name is given.
pub(super) fn bytes(bytes: &[u8], name: &str, role: Role, weigh: &mut Weighing) {
    if !is_random(bytes) {
        return weigh.add(weights::NOT_A_PASSWORD, "bytes in an order, or fewer different ones than a key has");
    }
    let last =
        names::words(name).into_iter().rev().find(|w| w != "bytes" && w.bytes().any(|b| b.is_ascii_alphabetic()));
    let fits = match last.as_deref().unwrap_or("") {
        // Nobody types bytes that are no characters: what pads a password.
        "password" | "passwords" | "passwd" | "passphrase" | "pwd" | "pass" => bytes.iter().all(u8::is_ascii_graphic),
        _ if role == Role::Strong => true,
        "key" | "keys" => matches!(bytes.len(), 16 | 24 | 32 | 64),
        "iv" | "nonce" => matches!(bytes.len(), 8 | 12 | 16 | 24),
        "salt" => true,
        _ => false,
    };
    match (fits, role) {
        (false, _) => weigh.add(weights::NOT_A_PASSWORD, "another number of bytes than ciphers take"),
        (true, Role::Strong) => weigh.add(weights::KEY_BYTES, "bytes in no order, as many as keys have"),
        (true, _) => weigh.add(weights::PLAIN_KEY_BYTES, "bytes in no order, as many as ciphers take"),
    }
}

/// Whether bytes were drawn at random, or are characters that somebody chose: neither a table nor a sequence.
fn is_random(bytes: &[u8]) -> bool {
    let mut values = bytes.to_vec();
    values.sort_unstable();
    values.dedup();
    if placeholder::reason(bytes, false).is_some() {
        return false;
    }
    let mut steps: Vec<u8> = bytes.windows(2).map(|w| w[1].wrapping_sub(w[0])).collect();
    steps.sort_unstable();
    steps.dedup();
    let characters = bytes.iter().all(|b| b.is_ascii_graphic());
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    values.len() * 4 >= bytes.len() * 3 && steps.len() * 2 >= bytes.len() && (characters || high * 8 >= bytes.len())
}

/// What stands near a list of bytes: results make it a test vector.
pub(super) fn beside(text: &[u8], secret: &Secret, weigh: &mut Weighing) {
    let name = names::words(secret.usage.name.as_deref().unwrap_or(""));
    let nonce = name.last().is_some_and(|word| word == "nonce");
    if company::is_near(text, secret, Words::Vectored) && !nonce {
        weigh.add(weights::VECTOR, "a test vector: what belongs to one stands near");
    } else if nonce && !company::is_near(text, secret, Words::Cryptic) {
        weigh.add(weights::VECTOR, "used once, where nothing enciphers");
    }
}

/// A salt or a vector that a program has as a constant, or that its settings name for a use: all that is hashed or enciphered with it shares
/// it, so that it is kept secret. What records hold beside what was hashed is called salt alone.
pub(super) fn salt(text: &[u8], secret: &Secret, weigh: &mut Weighing) {
    let name = secret.usage.name.as_deref().unwrap_or("");
    let words = names::words(name);
    let of = |kind: Words| words.iter().any(|w| kind.has(w.as_bytes()));
    let shown = || company::is_near(text, secret, Words::Shown);
    let last = words.last().map_or("", String::as_str);
    if !secret.usage.sure || of(Words::Elsewhere) || of(Words::Pretended) {
        return;
    }
    let constant = name.len() > 3 && !name.bytes().any(|b| b.is_ascii_lowercase());
    if last == "salt" && has_hash_beside(text, secret) {
        return;
    }
    if last == "salt" && (constant || words.len() > 1) && !shown() {
        return weigh.add(weights::QUALIFIED_KEY, format!("`{name}` is one for all that is hashed"));
    }
    let mixed_in = match last {
        // What contracts of a chain are made with is public.
        "salt" => is_assigned(text, secret) && !shown() && !secret.text.reveal().starts_with(b"0x"),
        "iv" => is_assigned(text, secret) && is_block(secret.text.reveal().len()),
        "nonce" => is_assigned(text, secret) && company::is_near(text, secret, Words::Cryptic),
        _ => false,
    };
    if mixed_in {
        weigh.add(weights::CONSTANT_SALT, format!("`{name}` is the same for all that is hashed or enciphered with it"));
    }
}

/// `PasswordHash = "…", PasswordSalt = "…"`: the salt of a record stands beside what was hashed with it.
fn has_hash_beside(text: &[u8], secret: &Secret) -> bool {
    let span = &secret.span;
    let around = text[span.start.saturating_sub(REACH)..text.len().min(span.end + REACH)].to_ascii_lowercase();
    let passwords = memchr::memmem::find_iter(&around, b"password");
    let beside = |at: usize| {
        // The digest of a password under the name of the password, in the notation of the salt itself.
        let rest = &around[at + 8..];
        let gap = rest.iter().take(8).take_while(|b| b"\"' =:>,".contains(b)).count();
        let digits = rest[gap..].iter().take_while(|b| b.is_ascii_hexdigit()).count();
        matches!(digits, 31 | 32 | 39 | 40 | 63 | 64 | 128)
    };
    if passwords.into_iter().any(beside) {
        return true;
    }
    memchr::memmem::find_iter(&around, b"hash").any(|at| {
        let rest = &around[at + 4..];
        let gap = rest.iter().take(8).take_while(|b| b"\"' =:>".contains(b)).count();
        let value = rest[gap..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"+/=".contains(b)).count();
        rest[..gap].iter().any(|b| b"=:".contains(b)) && value >= 16
    })
}

/// As many characters as vectors have, as they are or in hexadecimal digits or base64.
fn is_block(len: usize) -> bool {
    matches!(len, 16 | 24 | 32)
}

/// `salt = "…"`, `salt := []byte("…")`: code gives the name a value, no record has a member.
fn is_assigned(text: &[u8], secret: &Secret) -> bool {
    let line = near::line_before(text, secret.span.start, REACH);
    let name = secret.usage.name.as_deref().unwrap_or("").as_bytes();
    let Some(at) = memchr::memmem::rfind(line, name).filter(|_| secret.usage.sink == Sink::Assignment) else {
        return false;
    };
    // A type may stand behind the name.
    let between = &line[at + name.len()..];
    let quoted = between.first().is_some_and(|b| b"\"'`".contains(b));
    let compared = [&b"=="[..], b"!=", b"=>"].iter().any(|sign| memchr::memmem::find(between, sign).is_some());
    !quoted && !compared && between.contains(&b'=')
}

/// Whether a literal is turned into bytes: `bytes.fromhex("…")`, `hex2bin('…')`, `"…".getBytes()`.
pub(super) fn becomes_bytes(text: &[u8], secret: &Secret) -> bool {
    let before = &text[secret.span.start.saturating_sub(REACH)..secret.span.start];
    let behind = &text[secret.span.end..text.len().min(secret.span.end + 24)];
    let behind = &behind[behind.iter().take_while(|b| b"\"'`]".contains(b)).count()..];
    Words::Decodes.called_before(before) || signs::begins_with(signs::MAKES_BYTES, behind)
}

#[cfg(test)]
mod tests {
    use crate::detect::detect;
    use crate::judge::judge;

    #[test]
    fn bytes_that_are_no_characters_are_keys_and_no_passwords() {
        // Drawn here: bytes in no order, above and below what is a character.
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            format!("0x{:02x}", state >> 24)
        };
        let bytes = (0..32).map(|_| next()).collect::<Vec<_>>().join(", ");
        let is_reported = |name: &str| {
            let text = format!("const {name} = new Uint8Array([{bytes}]);\n");
            detect(text.as_bytes()).into_iter().any(|c| judge(text.as_bytes(), c, 0).verdict.is_reported())
        };
        assert!(is_reported("encryptionKey"));
        assert!(!is_reported("defaultPasswordBytes"));
    }
}
