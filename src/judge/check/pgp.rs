//! OpenPGP private keys (RFC 4880, RFC 9580): the CRC24 of the armor, and whether the first secret key is encrypted.

use super::Outcome;

/// CRC24 of the armor: polynomial 0x1864CFB, initial value 0xB704CE.
fn crc24(data: &[u8]) -> u32 {
    let sum = data.iter().fold(0xB7_04CE, |crc: u32, b| {
        (0..8).fold(
            crc ^ u32::from(*b) << 16,
            |crc, _| if crc & 0x80_0000 != 0 { crc << 1 ^ 0x186_4CFB } else { crc << 1 },
        )
    });
    sum & 0xff_ffff
}

/// Judges the bytes of the block and the three bytes of its sum, if there is one.
pub(super) fn check(bytes: &[u8], sum: Option<&[u8]>) -> Outcome {
    if sum.is_some_and(|sum| crc24(bytes).to_be_bytes()[1..] != *sum) {
        return Outcome::Invalid("the checksum of its armor does not match: cut or altered");
    }
    let Some(packet) = first_packet(bytes) else {
        return Outcome::Invalid("it does not begin with a complete secret key");
    };
    match (s2k_usage(packet), sum) {
        (Some(0), _) => Outcome::Valid("an OpenPGP key without passphrase".into()),
        (Some(_), _) => Outcome::Encrypted("encrypted with a passphrase".into()),
        (None, Some(_)) => Outcome::Valid("an OpenPGP key".into()),
        (None, None) => Outcome::Decoded("an OpenPGP key".into()),
    }
}

/// The body of the first packet, if it is a secret key.
fn first_packet(bytes: &[u8]) -> Option<&[u8]> {
    const SECRET_KEY: u8 = 5;
    let (first, rest) = bytes.split_first()?;
    let be = |bytes: &[u8]| bytes.iter().fold(0usize, |n, b| n << 8 | usize::from(*b));
    let (tag, len, skip) = if first & 0xc0 == 0xc0 {
        let (len, skip) = match *rest.first()? {
            n @ ..192 => (usize::from(n), 1),
            n @ 192..=223 => ((usize::from(n) - 192) * 256 + usize::from(*rest.get(1)?) + 192, 2),
            255 => (be(rest.get(1..5)?), 5),
            _ => return None,
        };
        (first & 0x3f, len, skip)
    } else if first & 0xc0 == 0x80 {
        let skip = 1usize << (first & 3);
        if skip > 4 {
            return None;
        }
        (first >> 2 & 0xf, be(rest.get(..skip)?), skip)
    } else {
        return None;
    };
    (tag == SECRET_KEY).then(|| rest.get(skip..skip.checked_add(len)?))?
}

/// The octet that says how a version 4 key is protected: 0 is not at all. `None` for algorithms and versions not known here.
fn s2k_usage(packet: &[u8]) -> Option<u8> {
    let [4, _, _, _, _, algorithm, rest @ ..] = packet else { return None };
    let counted = |rest: &[u8], bits: bool| {
        let (len, skip) = match bits {
            true => ((usize::from(*rest.first()?) << 8 | usize::from(*rest.get(1)?)).div_ceil(8), 2),
            false => (usize::from(*rest.first()?), 1),
        };
        Some(skip + len)
    };
    let numbers = |mut rest: &[u8], n: usize| -> Option<usize> {
        let whole = rest.len();
        for _ in 0..n {
            rest = rest.get(counted(rest, true)?..)?;
        }
        Some(whole - rest.len())
    };
    let curve = counted(rest, false).filter(|_| matches!(algorithm, 18 | 19 | 22)).unwrap_or(0);
    let after_curve = rest.get(curve..)?;
    let skip = match algorithm {
        1..=3 => numbers(rest, 2)?,
        16 => numbers(rest, 3)?,
        17 => numbers(rest, 4)?,
        19 | 22 => curve + numbers(after_curve, 1)?,
        18 => {
            let point = numbers(after_curve, 1)?;
            curve + point + counted(after_curve.get(point..)?, false)?
        }
        25 | 27 => 32,
        _ => return None,
    };
    rest.get(skip).copied()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    #[test]
    fn the_published_check_value_holds() {
        assert_eq!(crc24(b"123456789"), 0x21_CF02);
    }

    /// A secret-key packet of constants with this protection, and its sum.
    pub(in crate::judge::check) fn sample(usage: u8) -> (Vec<u8>, [u8; 3]) {
        let mut body = vec![4, 0x60, 0, 0, 0, 22, 9];
        body.extend([0x2b, 6, 1, 4, 1, 0xda, 0x47, 0x0f, 1]);
        body.extend([1, 7, 0x40]);
        body.extend([0x33; 32]);
        body.push(usage);
        body.extend([1, 0]);
        body.extend([0x44; 32]);
        let bytes = [&[0xc5, body.len() as u8], &body[..]].concat();
        let [_, a, b, c] = crc24(&bytes).to_be_bytes();
        (bytes, [a, b, c])
    }

    #[test]
    fn sums_and_protection() {
        let (bytes, sum) = sample(0);
        assert_eq!(check(&bytes, Some(&sum)), Outcome::Valid("an OpenPGP key without passphrase".into()));
        let (encrypted, its_sum) = sample(254);
        assert!(matches!(check(&encrypted, Some(&its_sum)), Outcome::Encrypted(_)));
        assert!(matches!(check(&encrypted, Some(&sum)), Outcome::Invalid(_)));
        for len in 0..bytes.len() {
            assert!(matches!(check(&bytes[..len], None), Outcome::Invalid(_)), "{len}");
        }
        // The same in the old packet format.
        let old = [&[0x95, 0, bytes[1]], &bytes[2..]].concat();
        assert!(matches!(check(&old, None), Outcome::Valid(_)));
    }
}
