//! CRC16-XMODEM, little-endian, at the end of base32 text, as encoded Ed25519 seeds have it.

use super::{Outcome, Token, base64};

/// Polynomial 0x1021, initial value 0, not reflected.
fn xmodem(data: &[u8]) -> u16 {
    data.iter().fold(0, |crc, b| {
        (0..8).fold(crc ^ u16::from(*b) << 8, |crc, _| if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 })
    })
}

/// Whether the last two of the bytes are the sum of the others. The prefix belongs to the data.
pub fn check(token: &Token) -> Outcome {
    let Some(bytes) = base64::decode_base32(token.whole).filter(|b| b.len() > 16) else {
        return Outcome::NotApplicable;
    };
    let (data, sum) = bytes.split_at(bytes.len() - 2);
    if xmodem(data).to_le_bytes() == sum {
        Outcome::Valid(String::new())
    } else {
        Outcome::Invalid("the checksum in it does not match the rest")
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{every_change_fails, token};
    use super::*;

    #[test]
    fn the_published_check_value_holds() {
        assert_eq!(xmodem(b"123456789"), 0x31C3);
    }

    #[test]
    fn sums_hold_and_every_change_fails() {
        // 35 bytes fill 56 characters exactly; 36 bytes leave two bits of the last of 58.
        for first in [&[0x90][..], &[0x92, 0xA0]] {
            let mut bytes = first.to_vec();
            bytes.extend((0u8..32).map(|n| n.wrapping_mul(37)));
            bytes.extend(xmodem(&bytes).to_le_bytes());
            let text = data_encoding::BASE32_NOPAD.encode(&bytes);
            let last = if bytes.len() == 35 { text.len() } else { text.len() - 1 };
            every_change_fails(text.as_bytes(), 0, |t| {
                // A change of left-over bits alone is none.
                if t[..last] == text.as_bytes()[..last] && t != text.as_bytes() {
                    Outcome::NotApplicable
                } else {
                    check(&token(t, 1))
                }
            });
        }
    }
}
