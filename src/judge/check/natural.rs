//! Natural numbers of any size, as much as a key's arithmetic asks for: product, remainder, difference of one.
//!
//! Written for a handful of operations on a few thousand bits. The remainder is by shifting and subtracting, so that its work is
//! the product of both lengths; callers bound the lengths ([`MAX_BYTES`]).

use std::cmp::Ordering;

/// No number that is read is longer.
pub(super) const MAX_BYTES: usize = 2048;

/// A natural number: 32-bit limbs, least significant first, without zero limbs at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Natural(Vec<u32>);

impl Natural {
    /// From big-endian bytes; `None` beyond [`MAX_BYTES`].
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let limbs = bytes.rchunks(4).map(|chunk| chunk.iter().fold(0, |limb, b| limb << 8 | u32::from(*b)));
        (bytes.len() <= MAX_BYTES + 1).then(|| Self(limbs.collect()).trim())
    }

    fn trim(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    /// Whether it is one.
    pub(super) fn is_one(&self) -> bool {
        self.0 == [1]
    }

    /// Whether it is zero or one.
    pub(super) fn is_trivial(&self) -> bool {
        self.0.is_empty() || self.is_one()
    }

    /// Number of bits.
    pub(super) fn bits(&self) -> usize {
        self.0.last().map_or(0, |top| self.0.len() * 32 - top.leading_zeros() as usize)
    }

    /// The number before it; zero stays.
    pub(super) fn less_one(&self) -> Self {
        let mut limbs = self.0.clone();
        for limb in &mut limbs {
            let (less, borrowed) = limb.overflowing_sub(1);
            *limb = less;
            if !borrowed {
                return Self(limbs).trim();
            }
        }
        self.clone()
    }

    /// The sum.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let limb = |of: &Self, i: usize| u64::from(of.0.get(i).copied().unwrap_or(0));
        let mut carry = 0u64;
        let limbs = (0..=self.0.len().max(other.0.len())).map(|i| {
            carry += limb(self, i) + limb(other, i);
            let low = carry as u32;
            carry >>= 32;
            low
        });
        Self(limbs.collect()).trim()
    }

    /// The product.
    pub(super) fn times(&self, other: &Self) -> Self {
        let mut limbs = vec![0u32; self.0.len() + other.0.len() + 1];
        for (i, a) in self.0.iter().enumerate() {
            let mut carry = 0u64;
            for (j, b) in other.0.iter().enumerate() {
                carry += u64::from(*a) * u64::from(*b) + u64::from(limbs[i + j]);
                limbs[i + j] = carry as u32;
                carry >>= 32;
            }
            limbs[i + other.0.len()] = carry as u32;
        }
        Self(limbs).trim()
    }

    /// The remainder of dividing by `modulus`; zero for the modulus zero.
    pub(super) fn modulo(&self, modulus: &Self) -> Self {
        let mut rest = Self(Vec::with_capacity(modulus.0.len() + 1));
        if modulus.0.is_empty() {
            return rest;
        }
        for bit in (0..self.bits()).rev() {
            rest.double_and_add(self.0[bit / 32] >> (bit % 32) & 1);
            if rest.compare(modulus) != Ordering::Less {
                rest.subtract(modulus);
            }
        }
        rest
    }

    fn double_and_add(&mut self, bit: u32) {
        let mut carry = bit;
        for limb in &mut self.0 {
            let top = *limb >> 31;
            *limb = *limb << 1 | carry;
            carry = top;
        }
        if carry > 0 {
            self.0.push(carry);
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// Subtracts what is not greater.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = false;
        for (i, limb) in self.0.iter_mut().enumerate() {
            let (less, first) = limb.overflowing_sub(other.0.get(i).copied().unwrap_or(0));
            let (less, second) = less.overflowing_sub(u32::from(borrow));
            *limb = less;
            borrow = first || second;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

/// What tests need to make a key.
#[cfg(test)]
impl Natural {
    pub(super) fn low(&self) -> u32 {
        self.0.first().copied().unwrap_or(0)
    }

    pub(super) fn bit(&self, at: usize) -> bool {
        self.0[at / 32] >> (at % 32) & 1 == 1
    }

    pub(super) fn plus_one(&self) -> Self {
        let mut limbs = self.0.clone();
        limbs.push(0);
        for limb in &mut limbs {
            *limb = limb.wrapping_add(1);
            if *limb != 0 {
                break;
            }
        }
        Self(limbs).trim()
    }

    pub(super) fn divided_by(&self, small: u32) -> Self {
        let mut limbs = self.0.clone();
        let mut rest = 0u64;
        for limb in limbs.iter_mut().rev() {
            rest = rest << 32 | u64::from(*limb);
            *limb = (rest / u64::from(small)) as u32;
            rest %= u64::from(small);
        }
        Self(limbs).trim()
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let bytes: Vec<u8> = self.0.iter().rev().flat_map(|limb| limb.to_be_bytes()).collect();
        bytes.into_iter().skip_while(|b| *b == 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn natural(n: u128) -> Natural {
        Natural::from_bytes(&n.to_be_bytes()).unwrap()
    }

    proptest! {
        #[test]
        fn agrees_with_machine_numbers(a: u64, b: u64, c: u128, m in 1u128..) {
            prop_assert_eq!(natural(a.into()).times(&natural(b.into())), natural(u128::from(a) * u128::from(b)));
            prop_assert_eq!(natural(a.into()).plus(&natural(b.into())), natural(u128::from(a) + u128::from(b)));
            prop_assert_eq!(natural(c).modulo(&natural(m)), natural(c % m));
            prop_assert_eq!(natural(c).less_one(), natural(c.saturating_sub(1)));
            prop_assert_eq!(natural(c).bits(), 128 - c.leading_zeros() as usize);
        }
    }

    #[test]
    fn edges() {
        assert!(natural(5).modulo(&natural(0)).is_trivial());
        assert!(natural(0).is_trivial() && natural(1).is_one() && !natural(2).is_trivial());
        assert_eq!(natural(1 << 32).less_one(), natural(0xffff_ffff));
        assert!(Natural::from_bytes(&[1; 4000]).is_none());
    }
}
