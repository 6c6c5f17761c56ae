//! OpenSSH private keys (PROTOCOL.key): two equal check numbers, the numbers of the key, and a counted padding.

use super::rsa::Numbers;
use super::{Outcome, rsa};

const MAGIC: &[u8] = b"openssh-key-v1\0";
const CUT: Outcome = Outcome::Invalid("it is not a complete OpenSSH key: cut or altered");

/// Reads strings with a length of four bytes.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn number(&mut self) -> Option<u32> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*bytes))
    }

    fn string(&mut self) -> Option<&'b [u8]> {
        let len = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(bytes)
    }

    fn strings<const N: usize>(&mut self) -> Option<[&'b [u8]; N]> {
        let mut all = [&[][..]; N];
        for one in &mut all {
            *one = self.string()?;
        }
        Some(all)
    }
}

/// Judges the bytes of the PEM block.
pub(super) fn check(bytes: &[u8]) -> Outcome {
    let Some(bytes) = bytes.strip_prefix(MAGIC) else { return CUT };
    let mut reader = Reader(bytes);
    let Some([cipher, _, _]) = reader.strings() else { return CUT };
    let count = reader.number();
    let (Some(1), Some([_public, private])) = (count, reader.strings()) else { return CUT };
    // What follows the private part is the tag of ciphers that have one.
    if cipher != b"none" {
        return Outcome::Encrypted("encrypted with a passphrase".into());
    }
    match reader.0.is_empty().then(|| read_private(private)).flatten() {
        Some(about) => Outcome::Valid(about),
        None => CUT,
    }
}

/// The number of the key that its other containers hold, too.
pub(super) fn essence(bytes: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader(bytes.strip_prefix(MAGIC)?);
    let [cipher, _, _] = reader.strings()?;
    let (1, [_public, private]) = (reader.number()?, reader.strings()?) else { return None };
    let mut reader = Reader(private);
    if cipher != b"none" || reader.number()? != reader.number()? {
        return None;
    }
    match reader.string()? {
        b"ssh-ed25519" => reader.strings::<2>()?[1].get(..32),
        b"ssh-rsa" => reader.string(),
        kind if kind.starts_with(b"ecdsa-sha2-") => Some(reader.strings::<3>()?[2]),
        _ => None,
    }
}

/// What kind of key it is, if everything fits.
fn read_private(private: &[u8]) -> Option<String> {
    let mut reader = Reader(private);
    if reader.number()? != reader.number()? {
        return None;
    }
    let kind = reader.string()?;
    let about = match kind {
        b"ssh-ed25519" => {
            let [public, both] = reader.strings()?;
            (both.len() == 64 && both[32..] == *public).then_some("an Ed25519 key".to_string())?
        }
        b"ssh-rsa" => {
            let [n, e, d, inverse, p, q] = reader.strings()?;
            let numbers: rsa::Numbers<'_> = Numbers { n, e, d, p, q, reduced: None, inverse };
            format!("an RSA key of {} bits", numbers.bits()?)
        }
        b"ssh-dss" => {
            let [_, _, _, _, _] = reader.strings()?;
            "a DSA key".into()
        }
        _ if kind.starts_with(b"ecdsa-sha2-") => {
            let [curve, _public, scalar] = reader.strings()?;
            (kind.ends_with(curve) && !scalar.is_empty()).then_some("an elliptic-curve key".to_string())?
        }
        // Kinds that hold no key of their own (security keys) or came later.
        _ => return Some("a key of another kind".into()),
    };
    let _comment = reader.string()?;
    let padding = reader.0.iter().enumerate().all(|(i, b)| usize::from(*b) == i + 1);
    padding.then_some(about)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn string(bytes: &[u8]) -> Vec<u8> {
        [&(bytes.len() as u32).to_be_bytes(), bytes].concat()
    }

    /// The bytes of an Ed25519 key whose halves are constants: it opens nothing.
    pub(in crate::judge::check) fn sample(cipher: &str) -> Vec<u8> {
        let (seed, public) = ([0x11; 32], [0x22; 32]);
        let mut private = [[7; 4], [7; 4]].concat();
        for part in [&b"ssh-ed25519"[..], &public, &[seed, public].concat(), b"me@example"] {
            private.extend(string(part));
        }
        private.extend((1..=(8 - private.len() % 8) as u8).take_while(|n| *n < 8));
        let public = [string(b"ssh-ed25519"), string(&public)].concat();
        let mut whole = MAGIC.to_vec();
        for part in [cipher.as_bytes(), b"none", b""] {
            whole.extend(string(part));
        }
        whole.extend(1u32.to_be_bytes());
        whole.extend(string(&public));
        whole.extend(string(&private));
        whole
    }

    #[test]
    fn the_halves_the_checks_and_the_padding_count() {
        let whole = sample("none");
        assert_eq!(check(&whole), Outcome::Valid("an Ed25519 key".into()));
        assert!(matches!(check(&sample("aes256-ctr")), Outcome::Encrypted(_)));
        for len in 0..whole.len() {
            assert_eq!(check(&whole[..len]), CUT, "{len}");
        }
        // The private part is the last 144 bytes: check numbers, kind, public half, seed and public half, comment, padding.
        let private = whole.len() - 144;
        for at in [0, private, private + 4, private + 8 + 15 + 4, private + 8 + 15 + 36 + 4 + 32, whole.len() - 1] {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert_eq!(check(&changed), CUT, "{at}");
        }
    }
}
