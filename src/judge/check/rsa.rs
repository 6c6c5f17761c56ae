//! Whether the numbers of an RSA private key belong together (RFC 8017, section 3.2): certainty, not likelihood.

use super::natural::Natural;

/// The numbers of a private key, big-endian.
pub(super) struct Numbers<'b> {
    /// Modulus.
    pub(super) n: &'b [u8],
    /// Public exponent.
    pub(super) e: &'b [u8],
    /// Private exponent.
    pub(super) d: &'b [u8],
    /// The primes.
    pub(super) p: &'b [u8],
    /// The primes.
    pub(super) q: &'b [u8],
    /// d modulo p - 1 and q - 1, where they are written.
    pub(super) reduced: Option<[&'b [u8]; 2]>,
    /// The inverse of q modulo p.
    pub(super) inverse: &'b [u8],
}

impl Numbers<'_> {
    /// The number of bits if all of the key's equations hold.
    pub(super) fn bits(&self) -> Option<usize> {
        let read = Natural::from_bytes;
        let (n, p, q) = (read(self.n)?, read(self.p)?, read(self.q)?);
        let (e, d, inverse) = (read(self.e)?, read(self.d)?, read(self.inverse)?);
        if [&p, &q, &e, &d].iter().any(|x| x.is_trivial()) || p.times(&q) != n || e.bits() > 64 {
            return None;
        }
        let exponents = e.times(&d);
        for (at, prime) in [&p, &q].into_iter().enumerate() {
            let order = prime.less_one();
            if !exponents.modulo(&order).is_one() {
                return None;
            }
            let reduced = self.reduced.and_then(|r| r.get(at).copied());
            if reduced.is_some_and(|r| read(r) != Some(d.modulo(&order))) {
                return None;
            }
        }
        inverse.times(&q).modulo(&p).is_one().then(|| n.bits())
    }
}
