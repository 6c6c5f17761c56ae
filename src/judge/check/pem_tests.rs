//! Blocks made at test time: RSA from two Mersenne primes, everything else from constants. None of them opens anything.

use super::super::testing::token;
use super::*;
use crate::judge::check::natural::Natural;

fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let len = content.len();
    let head = match len {
        0..0x80 => vec![tag, len as u8],
        0x80..0x100 => vec![tag, 0x81, len as u8],
        _ => vec![tag, 0x82, (len >> 8) as u8, len as u8],
    };
    [head, content.to_vec()].concat()
}

fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    element(SEQUENCE, &parts.concat())
}

/// Arithmetic that only making a key needs.
mod numbers {
    use super::Natural;

    pub(super) fn mersenne(bits: usize) -> Vec<u8> {
        let mut bytes = vec![0xff; bits / 8];
        bytes.insert(0, (1u8 << (bits % 8)) - 1);
        bytes
    }

    pub(super) fn natural(bytes: &[u8]) -> Natural {
        Natural::from_bytes(bytes).unwrap()
    }

    pub(super) fn small(n: u32) -> Natural {
        natural(&n.to_be_bytes())
    }

    /// (k * n + 1) / e for the k that makes it whole: the inverse of e modulo n.
    pub(super) fn inverse_of_e(e: u32, n: &Natural) -> Natural {
        let rest = n.modulo(&small(e)).low();
        let k = (1..e).find(|k| (u64::from(*k) * u64::from(rest) + 1) % u64::from(e) == 0).unwrap();
        n.times(&small(k)).plus_one().divided_by(e)
    }

    /// By Fermat: q to the power of p - 2 modulo p.
    pub(super) fn inverse(q: &Natural, p: &Natural) -> Natural {
        let exponent = p.less_one().less_one();
        let mut power = small(1);
        for bit in (0..exponent.bits()).rev() {
            power = power.times(&power).modulo(p);
            if exponent.bit(bit) {
                power = power.times(q).modulo(p);
            }
        }
        power
    }
}

fn integer(n: &Natural) -> Vec<u8> {
    let mut bytes = n.to_bytes();
    if bytes.first().is_none_or(|b| *b >= 0x80) {
        bytes.insert(0, 0);
    }
    element(INTEGER, &bytes)
}

/// RSAPrivateKey from the primes 2^521 - 1 and 2^607 - 1.
fn rsa_key() -> Vec<u8> {
    use numbers::*;
    let (p, q) = (natural(&mersenne(521)), natural(&mersenne(607)));
    let (p_order, q_order) = (p.less_one(), q.less_one());
    let d = inverse_of_e(65_537, &p_order.times(&q_order));
    let parts = [
        small(0),
        p.times(&q),
        small(65_537),
        d.clone(),
        p.clone(),
        q.clone(),
        d.modulo(&p_order),
        d.modulo(&q_order),
        inverse(&q, &p),
    ];
    sequence(&parts.iter().map(integer).collect::<Vec<_>>())
}

fn block(label: &str, bytes: &[u8]) -> String {
    let text = data_encoding::BASE64.encode(bytes);
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----", lines.join("\n"))
}

fn judged(text: &str) -> Outcome {
    check(&token(text.as_bytes(), 0))
}

fn valid(about: &str) -> Outcome {
    Outcome::Valid(about.into())
}

const RSA_OID: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];

fn wrapped(oid: &[u8], key: &[u8]) -> Vec<u8> {
    sequence(&[element(INTEGER, &[0]), sequence(&[element(OBJECT_ID, oid)]), element(OCTETS, key)])
}

#[test]
fn rsa_numbers_belong_together() {
    let key = rsa_key();
    assert_eq!(judged(&block("RSA PRIVATE KEY", &key)), valid("an RSA key of 1128 bits"));
    assert_eq!(judged(&block("PRIVATE KEY", &wrapped(&RSA_OID, &key))), valid("an RSA key of 1128 bits"));
}

#[test]
fn the_body_decides_where_the_label_is_another_ones() {
    let key = rsa_key();
    let right = block("RSA PRIVATE KEY", &key);
    let wrong = block("PRIVATE KEY", &key);
    assert_eq!(judged(&wrong), valid("an RSA key of 1128 bits"));
    assert_eq!(judged(&block("RSA PRIVATE KEY", &wrapped(&RSA_OID, &key))), valid("an RSA key of 1128 bits"));
    let scalar = sequence(&[element(INTEGER, &[1]), element(OCTETS, &[0x55; 32])]);
    assert_eq!(judged(&block("PRIVATE KEY", &scalar)), valid("an elliptic-curve key of 256 bits"));
    assert!(identity(right.as_bytes()).is_some());
    assert_eq!(identity(right.as_bytes()), identity(wrong.as_bytes()));
}

#[test]
fn every_change_of_an_rsa_key_fails() {
    let whole = block("RSA PRIVATE KEY", &rsa_key());
    let body = whole.find('\n').unwrap() + 1..whole.rfind('\n').unwrap();
    let padding = whole[body.clone()].bytes().rev().take_while(|b| *b == b'=').count();
    for at in body.start..body.end - padding - 1 {
        let mut changed = whole.clone().into_bytes();
        changed[at] = match changed[at] {
            b'\n' => continue,
            b'A' => b'Q',
            _ => b'A',
        };
        let outcome = check(&token(&changed, 0));
        assert!(matches!(outcome, Outcome::Invalid(_)), "changed at {at}: {outcome:?}");
    }
}

#[test]
fn blocks_as_they_stand_in_source_code() {
    let plain = block("RSA PRIVATE KEY", &rsa_key());
    let quoted = plain.replace('\n', "\\n\" +\n    \"");
    let comment = plain.replace('\n', "\n# ");
    let slashes = plain.replace('\n', "\n// ");
    let constants = plain.replace('\n', "'.PHP_EOL.\n'");
    let patch = plain.trim_end().replace('\n', "\n+");
    for text in [
        constants,
        patch,
        plain.replace('\n', "\\n"),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\n    "),
        plain.replace('\n', " "),
        quoted,
        comment,
        slashes,
    ] {
        assert_eq!(judged(&text), valid("an RSA key of 1128 bits"), "{}", &text[..120]);
    }
}

#[test]
fn other_kinds() {
    let scalar = sequence(&[element(INTEGER, &[1]), element(OCTETS, &[0x55; 32])]);
    assert_eq!(judged(&block("EC PRIVATE KEY", &scalar)), valid("an elliptic-curve key of 256 bits"));
    let curve = wrapped(&[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1], &scalar);
    assert_eq!(judged(&block("PRIVATE KEY", &curve)), valid("an elliptic-curve key of 256 bits"));
    let seed = wrapped(&[0x2b, 0x65, 0x70], &element(OCTETS, &[0x66; 32]));
    assert_eq!(judged(&block("PRIVATE KEY", &seed)), valid("an Ed25519 key"));
    let dsa = sequence(&[0u8, 1, 2, 3, 4, 5].map(|n| element(INTEGER, &[n; 12])));
    assert_eq!(judged(&block("DSA PRIVATE KEY", &dsa)), valid("a DSA key"));
    let ssh = crate::judge::check::openssh::tests::sample("none");
    assert_eq!(judged(&block("OPENSSH PRIVATE KEY", &ssh)), valid("an Ed25519 key"));
    let (pgp, sum) = crate::judge::check::pgp::tests::sample(0);
    let armor = block("PGP PRIVATE KEY BLOCK", &pgp)
        .replacen('\n', "\nVersion: 1\n\n", 1)
        .replace("\n-----END", &format!("\n={}\n-----END", data_encoding::BASE64.encode(&sum)));
    assert_eq!(judged(&armor), valid("an OpenPGP key without passphrase"));
}

#[test]
fn keys_of_tunnels() {
    let hex = |bytes: usize| {
        let lines: Vec<String> = (0..bytes / 16)
            .map(|line| {
                format!(
                    "{:032x}",
                    (line as u128 + 7).wrapping_pow(41).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
                )
            })
            .collect();
        let label = signs::LABELS_OF_SHARED_KEYS[0];
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----", lines.join("\n"))
    };
    assert_eq!(judged(&hex(256)), valid("a static key of 2048 bits"));
    assert!(matches!(judged(&hex(240)), Outcome::Invalid(_)));
    let altered = hex(256).replacen("\n", "\ng", 1).replacen("a\n", "\n", 1);
    assert!(matches!(judged(&altered), Outcome::Invalid(_)));
    let label = signs::LABELS_OF_WRAPPING_KEYS[0];
    let wrapping = block(&format!("{label} client key"), &[0x5a; 300]);
    assert_eq!(judged(&wrapping), valid("a key that wraps the first messages of a tunnel"));
    assert!(matches!(judged(&block(&format!("{label} client key"), &[])), Outcome::Invalid(_)));
}

#[test]
fn encrypted_blocks() {
    let info = sequence(&[sequence(&[element(OBJECT_ID, &[0x2a, 3])]), element(OCTETS, &[9; 80])]);
    assert!(matches!(judged(&block("ENCRYPTED PRIVATE KEY", &info)), Outcome::Encrypted(_)));
    assert!(matches!(judged(&block("ENCRYPTED PRIVATE KEY", &info[..80])), Outcome::Invalid(_)));
    let headers = "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n";
    let old = block("RSA PRIVATE KEY", &[7; 90]).replacen("KEY-----\n", headers, 1);
    assert!(matches!(judged(&old), Outcome::Encrypted(_)));
    let ssh = crate::judge::check::openssh::tests::sample("aes256-ctr");
    assert!(matches!(judged(&block("OPENSSH PRIVATE KEY", &ssh)), Outcome::Encrypted(_)));
}

#[test]
fn what_is_no_key() {
    let begin = "-----BEGIN PRIVATE KEY-----";
    let end = "-----END PRIVATE KEY-----";
    for text in [
        format!("{begin}\nMIIE...\n{end}"),
        format!("{begin}{end}"),
        begin.into(),
        format!("{begin}\n{}\n-----END RSA PRIVATE KEY-----", "A".repeat(200)),
        format!("{begin}\n{}\n{end}", "A".repeat(200)),
        format!("{begin}\n{}\n{end}", "your private key goes here ".repeat(8)),
        format!("{begin}\n{}\n{end}", "%".repeat(200)),
    ] {
        assert!(matches!(judged(&text), Outcome::Invalid(_)), "{text}");
    }
    assert!(matches!(judged(&block("CERTIFICATE", &[1; 90])), Outcome::Public(_)));
    assert_eq!(judged(&block("PRIVATE KEY", &[1; 40_000])), Outcome::NotApplicable);
}

#[test]
fn a_key_is_the_same_however_it_is_written() {
    let key = rsa_key();
    let plain = block("RSA PRIVATE KEY", &key);
    let references = plain.replace('+', "&#43;").replace('/', "&#x2F;").replace('=', "&equals;").replace('\n', "&#10;");
    let url =
        plain.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D").replace(' ', "%20").replace('\n', "%0A");
    let spellings = [
        plain.replace('\n', "\\n"),
        plain.replace('\n', "\r\n  "),
        plain.replace('\n', "\\n\" +\n    \""),
        plain.replace('/', "\\/").replace('+', "\\u002b").replace('\n', "\\n"),
        plain.replace('\n', "<br>\n"),
        references,
        url,
        block("PRIVATE KEY", &wrapped(&RSA_OID, &key)),
    ];
    for text in &spellings {
        assert_eq!(judged(text), valid("an RSA key of 1128 bits"), "{}", &text[..200]);
        assert_eq!(identity(text.as_bytes()), identity(plain.as_bytes()), "{}", &text[..200]);
    }
    let again = data_encoding::BASE64.encode(format!("{plain}\n").as_bytes());
    assert_eq!(encoded(&token(again.as_bytes(), 0)), valid("an RSA key of 1128 bits"));
    assert_eq!(identity(again.as_bytes()), identity(plain.as_bytes()));
    assert!(matches!(encoded(&token(&again.as_bytes()[..400], 0)), Outcome::Invalid(_)));
    let bare = data_encoding::BASE64.encode(&key);
    assert_eq!(unwrapped(&token(bare.as_bytes(), 0)), valid("an RSA key of 1128 bits"));
    assert_eq!(identity(bare.as_bytes()), identity(plain.as_bytes()));
    assert!(matches!(unwrapped(&token(&bare.as_bytes()[..400], 0)), Outcome::Invalid(_)));
    let scalar = |byte| sequence(&[element(INTEGER, &[1]), element(OCTETS, &[byte; 32])]);
    let curve = wrapped(ELLIPTIC, &scalar(0x55));
    let of = |label: &str, bytes: &[u8]| identity(block(label, bytes).as_bytes());
    assert_eq!(of("EC PRIVATE KEY", &scalar(0x55)), of("PRIVATE KEY", &curve));
    assert_ne!(of("EC PRIVATE KEY", &scalar(0x55)), of("EC PRIVATE KEY", &scalar(0x56)));
    assert_ne!(of("EC PRIVATE KEY", &scalar(0x55)), identity(plain.as_bytes()));
    assert_eq!(identity(b"hunter3"), None);
}

proptest::proptest! {
    #[test]
    fn any_body_is_survived(body in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400), which in 0usize..6) {
        let label = ["RSA PRIVATE KEY", "EC PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK", "DSA PRIVATE KEY"][which];
        let _ = judged(&block(label, &body));
        let raw = [format!("-----BEGIN {label}-----").as_bytes(), &body, format!("-----END {label}-----").as_bytes()].concat();
        let _ = check(&token(&raw, 0));
    }
}
