//! Key pairs of Ed25519 (RFC 8032): a seed of 32 bytes, and the public key that follows from it. That both fit is a proof.
//!
//! In: the pair as base58 text or as an array of 64 numbers. Out: whether its halves belong together. One multiplication of the base
//! point a token, about 3,500 products in the field of 2^255 - 19; secrets of files are no reason to do it in constant time.

use super::{Outcome, Token, base58};
use sha2::{Digest, Sha512};

/// The two halves.
type Pair = [u8; 64];

/// Judges base58 text of 64 bytes, or `[12, 34, …]`.
pub(super) fn pair(token: &Token) -> Outcome {
    let text = token.whole;
    let array = text.starts_with(b"[");
    let bytes = if array { numbers(text) } else { base58::bytes(text).and_then(|bytes| bytes.try_into().ok()) };
    let Some(bytes): Option<Pair> = bytes else { return Outcome::NotApplicable };
    match bytes.split_first_chunk::<32>() {
        Some((seed, public)) if public_of(seed) == public => Outcome::Valid("an Ed25519 key pair".into()),
        _ => Outcome::Invalid("its second half is not the public key of the first"),
    }
}

/// The numbers of an array of exactly 64 bytes.
fn numbers(text: &[u8]) -> Option<Pair> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix('[')?.strip_suffix(']')?;
    let mut bytes = [0; 64];
    let mut words = text.split(',');
    for byte in &mut bytes {
        *byte = words.next()?.trim().parse().ok()?;
    }
    words.next().is_none().then_some(bytes)
}

/// The public key of a seed (RFC 8032, section 5.1.5).
fn public_of(seed: &[u8; 32]) -> [u8; 32] {
    let hash = Sha512::digest(seed);
    let mut scalar = [0; 32];
    scalar.copy_from_slice(&hash[..32]);
    scalar[0] &= 0xf8;
    scalar[31] = scalar[31] & 0x7f | 0x40;
    let mut point = Point::NEUTRAL;
    for bit in (0..255).rev() {
        point = point.plus(&point);
        if scalar[bit / 8] >> (bit % 8) & 1 == 1 {
            point = point.plus(&Point::BASE);
        }
    }
    point.encoded()
}

/// A number modulo 2^255 - 19: five limbs of 51 bits, each a little longer at times.
#[derive(Clone, Copy)]
struct Field([u64; 5]);

const LOW: u64 = (1 << 51) - 1;

impl Field {
    const ZERO: Field = Field([0; 5]);
    const ONE: Field = Field([1, 0, 0, 0, 0]);
    /// Twice the constant of the curve, -121665/121666.
    const TWICE_D: Field = Field([0x69b9426b2f159, 0x35050762add7a, 0x3cf44c0038052, 0x6738cc7407977, 0x2406d9dc56dff]);

    fn plus(&self, other: &Field) -> Field {
        Field(std::array::from_fn(|i| self.0[i] + other.0[i])).carried()
    }

    /// The difference; four times the modulus is added, so that no limb gets below zero.
    fn minus(&self, other: &Field) -> Field {
        const FOURFOLD: [u64; 5] = [4 * (LOW - 18), 4 * LOW, 4 * LOW, 4 * LOW, 4 * LOW];
        Field(std::array::from_fn(|i| self.0[i] + FOURFOLD[i] - other.0[i])).carried()
    }

    fn carried(mut self) -> Field {
        let mut carry = 0;
        for limb in &mut self.0 {
            *limb += carry;
            carry = *limb >> 51;
            *limb &= LOW;
        }
        self.0[0] += 19 * carry;
        self
    }

    fn times(&self, other: &Field) -> Field {
        let mut sums = [0u128; 5];
        for (i, a) in self.0.iter().enumerate() {
            for (j, b) in other.0.iter().enumerate() {
                let product = u128::from(*a) * u128::from(*b);
                // What is beyond 2^255 comes back 19 times.
                let (place, factor) = if i + j < 5 { (i + j, 1) } else { (i + j - 5, 19) };
                sums[place] += product * factor;
            }
        }
        let mut limbs = [0; 5];
        let mut carry = 0u128;
        for (limb, sum) in limbs.iter_mut().zip(sums) {
            let sum = sum + carry;
            *limb = sum as u64 & LOW;
            carry = sum >> 51;
        }
        limbs[0] += 19 * carry as u64;
        Field(limbs).carried()
    }

    /// By Fermat: to the power of 2^255 - 21.
    fn inverse(&self) -> Field {
        let mut power = Field::ONE;
        for bit in (0..255).rev() {
            power = power.times(&power);
            // All bits are set but the second and the fourth.
            if bit != 2 && bit != 4 {
                power = power.times(self);
            }
        }
        power
    }

    /// The one number below the modulus, least significant byte first.
    fn bytes(&self) -> [u8; 32] {
        let mut limbs = self.carried().carried();
        // Whether it is at least the modulus: then 19 more overflow.
        let over = limbs.0.iter().enumerate().fold(19, |carry, (_, limb)| (limb + carry) >> 51);
        limbs.0[0] += 19 * over;
        let limbs = limbs.0.iter().scan(0, |carry, limb| {
            let sum = limb + *carry;
            *carry = sum >> 51;
            Some(sum & LOW)
        });
        let (mut bytes, mut held, mut bits, mut at) = ([0; 32], 0u128, 0, 0);
        for limb in limbs {
            held |= u128::from(limb) << bits;
            bits += 51;
            while bits >= 8 {
                bytes[at] = held as u8;
                (held, bits, at) = (held >> 8, bits - 8, at + 1);
            }
        }
        // 255 bits: seven are left.
        bytes[31] = held as u8;
        bytes
    }
}

/// A point of the curve in extended coordinates (RFC 8032, section 5.1.4).
#[derive(Clone, Copy)]
struct Point {
    x: Field,
    y: Field,
    z: Field,
    t: Field,
}

impl Point {
    const NEUTRAL: Point = Point { x: Field::ZERO, y: Field::ONE, z: Field::ONE, t: Field::ZERO };
    const BASE: Point = Point {
        x: Field([0x62d608f25d51a, 0x412a4b4f6592a, 0x75b7171a4b31d, 0x1ff60527118fe, 0x216936d3cd6e5]),
        y: Field([0x6666666666658, 0x4cccccccccccc, 0x1999999999999, 0x3333333333333, 0x6666666666666]),
        z: Field::ONE,
        t: Field([0x68ab3a5b7dda3, 0xeea2a5eadbb, 0x2af8df483c27e, 0x332b375274732, 0x67875f0fd78b7]),
    };

    /// The sum, of equal points too.
    fn plus(&self, other: &Point) -> Point {
        let a = self.y.minus(&self.x).times(&other.y.minus(&other.x));
        let b = self.y.plus(&self.x).times(&other.y.plus(&other.x));
        let c = self.t.times(&Field::TWICE_D).times(&other.t);
        let d = self.z.times(&other.z);
        let d = d.plus(&d);
        let (e, f, g, h) = (b.minus(&a), d.minus(&c), d.plus(&c), b.plus(&a));
        Point { x: e.times(&f), y: g.times(&h), z: f.times(&g), t: e.times(&h) }
    }

    /// y, and the lowest bit of x on top.
    fn encoded(&self) -> [u8; 32] {
        let inverse = self.z.inverse();
        let mut bytes = self.y.times(&inverse).bytes();
        bytes[31] |= self.x.times(&inverse).bytes()[0] << 7;
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{every_change_fails, token};
    use super::*;

    fn hex(text: &str) -> [u8; 32] {
        data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap().try_into().unwrap()
    }

    #[test]
    fn public_keys_of_the_specification() {
        // RFC 8032, section 7.1, tests 1 to 3; put together, since they look like keys.
        for (seed, public) in [
            (
                ["9d61b19deffd5a60ba844af492ec2cc4", "4449c5697b326919703bac031cae7f60"],
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            ),
            (
                ["4ccd089b28ff96da9db6c346ec114e0f", "5b8a319f35aba624da8cf6ed4fb8a6fb"],
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            ),
            (
                ["c5aa8df43f9f837bedb7442f31dcb7b1", "66d38535076f094b85ce3a2e0b4458f7"],
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            ),
        ] {
            assert_eq!(public_of(&hex(&seed.concat())), hex(public));
        }
    }

    #[test]
    fn numbers_are_reduced() {
        let modulus = Field([LOW - 18, LOW, LOW, LOW, LOW]);
        assert_eq!(modulus.bytes(), [0; 32]);
        assert_eq!(modulus.minus(&Field::ONE).plus(&Field::ONE).bytes(), [0; 32]);
        let less = Field::ZERO.minus(&Field::ONE);
        assert_eq!((less.bytes()[0], less.bytes()[31]), (0xec, 0x7f));
        assert_eq!(less.times(&less).bytes(), Field::ONE.bytes());
    }

    #[test]
    fn halves_belong_together_and_every_change_fails() {
        let seed: [u8; 32] = std::array::from_fn(|i| (i as u8).wrapping_mul(73) ^ 0x5b);
        let both = [seed, public_of(&seed)].concat();
        let array = format!("{both:?}");
        assert_eq!(pair(&token(array.as_bytes(), 0)), Outcome::Valid("an Ed25519 key pair".into()));
        every_change_fails(array.as_bytes(), 0, |text| pair(&token(text, 0)));
        let text = base58::tests::encoded(&both);
        every_change_fails(text.as_bytes(), 0, |text| pair(&token(text, 0)));
        for text in ["[1,2]", "[]", "[", "", "[300,1]", "abc"] {
            assert_eq!(pair(&token(text.as_bytes(), 0)), Outcome::NotApplicable, "{text}");
        }
    }
}
