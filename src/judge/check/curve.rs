//! Points of elliptic curves, written in full: that one lies on its curve proves a public key, whatever it is called.
//!
//! In: bytes. Out: whether they are the sign of a point and two coordinates (SEC 1, section 2.3.3) for which the equation of one of the usual
//! curves holds. Of random bytes one in 2^256 does. Two squares and a product a point; only what has the sign and the length is computed.

use super::natural::Natural;
use data_encoding::HEXLOWER;

/// y² = x³ + ax + b over a prime field.
struct Curve {
    prime: &'static str,
    b: &'static str,
    /// Whether `a` is minus three, else it is zero.
    less_three: bool,
}

/// P-256, P-384 (FIPS 186-5) and secp256k1 (SEC 2).
const CURVES: [Curve; 3] = [
    Curve {
        prime: "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        b: "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
        less_three: true,
    },
    Curve {
        prime: concat!(
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe",
            "ffffffff0000000000000000ffffffff"
        ),
        b: concat!(
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875a",
            "c656398d8a2ed19d2a85c8edd3ec2aef"
        ),
        less_three: true,
    },
    Curve {
        prime: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f",
        b: "0000000000000000000000000000000000000000000000000000000000000007",
        less_three: false,
    },
];

/// Whether bytes are a point of one of the curves.
pub(in crate::judge) fn is_point(bytes: &[u8]) -> bool {
    let Some(coordinates) = bytes.strip_prefix(&[4]).filter(|rest| matches!(rest.len(), 64 | 96)) else { return false };
    let (x, y) = coordinates.split_at(coordinates.len() / 2);
    let of_size = CURVES.iter().filter(|curve| curve.prime.len() == x.len() * 2);
    of_size.into_iter().any(|curve| holds(curve, x, y).unwrap_or(false))
}

/// Whether the equation holds; what is subtracted in it is added to its other side.
fn holds(curve: &Curve, x: &[u8], y: &[u8]) -> Option<bool> {
    let number = |digits: &str| Natural::from_bytes(&HEXLOWER.decode(digits.as_bytes()).ok()?);
    let (prime, b) = (number(curve.prime)?, number(curve.b)?);
    let (x, y) = (Natural::from_bytes(x)?, Natural::from_bytes(y)?);
    let thrice = x.plus(&x).plus(&x);
    let square = y.times(&y);
    let left = if curve.less_three { square.plus(&thrice) } else { square };
    let right = x.times(&x).modulo(&prime).times(&x).plus(&b);
    Some(left.modulo(&prime) == right.modulo(&prime))
}

#[cfg(test)]
mod tests {
    use super::is_point;

    /// The base points, which their standards print.
    const BASES: [&str; 3] = [
        concat!(
            "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
            "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
        ),
        concat!(
            "04aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
            "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f"
        ),
        concat!(
            "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"
        ),
    ];

    #[test]
    fn points_lie_on_their_curves_and_nothing_beside_them_does() {
        for base in BASES {
            let point = data_encoding::HEXLOWER.decode(base.as_bytes()).unwrap();
            assert!(is_point(&point), "{base}");
            for at in [0, 1, 30, point.len() - 1] {
                let mut other = point.clone();
                other[at] ^= 1;
                assert!(!is_point(&other), "{base}: {at}");
            }
            assert!(!is_point(&point[1..]) && !is_point(&point[..point.len() - 1]));
        }
        assert!(!is_point(&[]) && !is_point(&[4]));
    }
}
