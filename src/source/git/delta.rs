//! Applies a delta to its base (gitformat-pack, "Deltified representation").
//!
//! In: base bytes, delta bytes. Out: the object's bytes and, on request, which parts of it are copies of the base. Every length
//! is checked against what is there; a delta that lies is an error, never a panic or a large allocation.

use super::inflate::Buffer;
use crate::source::varint;

/// Where a part of an object's bytes comes from. The segments of an object, in order, make up its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// `len` bytes that stand at `base_offset` of the delta base.
    Copy {
        /// Offset in the base.
        base_offset: usize,
        /// Number of bytes.
        len: usize,
    },
    /// `len` bytes that the delta brings along.
    Insert {
        /// Number of bytes.
        len: usize,
    },
}

impl Segment {
    /// Number of bytes of the object that it makes up.
    pub fn len(&self) -> usize {
        match *self {
            Segment::Copy { len, .. } | Segment::Insert { len } => len,
        }
    }

    /// Whether it makes up no byte. Never so in what a walk hands out.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Why a delta cannot be applied.
const DAMAGED: &str = "its delta is damaged";

/// The sizes that a delta declares: of its base, of its result, and of this header itself.
pub(super) fn sizes(delta: &[u8]) -> Result<(u64, u64, usize), &'static str> {
    let mut at = 0;
    let base = varint::size(delta, &mut at).map_err(|_| DAMAGED)?;
    let result = varint::size(delta, &mut at).map_err(|_| DAMAGED)?;
    Ok((base, result, at))
}

/// Applies `delta` to `base` and leaves the result in `out`. Neighbouring copies that continue each other become one segment.
///
/// The caller has compared the declared result size ([`sizes`]) with its limits.
pub(super) fn apply(
    base: &[u8],
    delta: &[u8],
    out: &mut Buffer,
    mut segments: Option<&mut Vec<Segment>>,
) -> Result<(), &'static str> {
    let (base_size, result_size, header) = sizes(delta)?;
    if base_size != base.len() as u64 {
        return Err("its delta belongs to another base");
    }
    if let Some(segments) = segments.as_deref_mut() {
        segments.clear();
    }
    let mut rest = out.prepare(usize::try_from(result_size).map_err(|_| DAMAGED)?);
    let mut ops = &delta[header..];
    while let [op, tail @ ..] = ops {
        let (source, segment);
        if op & 0x80 != 0 {
            let (offset, len, tail) = copy_operands(*op, tail)?;
            source = base.get(offset..).and_then(|from| from.get(..len)).ok_or(DAMAGED)?;
            segment = Segment::Copy { base_offset: offset, len };
            ops = tail;
        } else {
            let len = usize::from(*op);
            // An operation of 0 is reserved.
            if len == 0 || len > tail.len() {
                return Err(DAMAGED);
            }
            (source, ops) = tail.split_at(len);
            segment = Segment::Insert { len };
        }
        if source.len() > rest.len() {
            return Err(DAMAGED);
        }
        let (target, behind) = rest.split_at_mut(source.len());
        target.copy_from_slice(source);
        rest = behind;
        if let Some(segments) = segments.as_deref_mut() {
            push(segments, segment);
        }
    }
    if rest.is_empty() { Ok(()) } else { Err(DAMAGED) }
}

/// Offset and length of a copy: the low seven bits of `op` say which of their bytes follow. A length of 0 means 0x10000.
#[inline]
fn copy_operands(op: u8, mut tail: &[u8]) -> Result<(usize, usize, &[u8]), &'static str> {
    let mut operand = 0u64;
    for bit in 0..7 {
        if op & (1 << bit) != 0 {
            let (byte, behind) = tail.split_first().ok_or(DAMAGED)?;
            operand |= u64::from(*byte) << (8 * bit);
            tail = behind;
        }
    }
    let offset = (operand & 0xffff_ffff) as usize;
    let len = match (operand >> 32) as usize {
        0 => 0x10000,
        len => len,
    };
    Ok((offset, len, tail))
}

fn push(segments: &mut Vec<Segment>, next: Segment) {
    match (segments.last_mut(), next) {
        (Some(Segment::Copy { base_offset, len }), Segment::Copy { base_offset: next_offset, len: more })
            if *base_offset + *len == next_offset =>
        {
            *len += more;
        }
        (Some(Segment::Insert { len }), Segment::Insert { len: more }) => *len += more,
        _ => segments.push(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One operation of a model delta.
    #[derive(Clone, Debug)]
    enum Op {
        Copy(usize, usize),
        Insert(Vec<u8>),
    }

    fn varint(mut value: usize, out: &mut Vec<u8>) {
        while value >= 0x80 {
            out.push(value as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }

    /// Writes operations as git does, and what they make, the slow and obvious way.
    fn encode(base: &[u8], ops: &[Op]) -> (Vec<u8>, Vec<u8>) {
        let (mut body, mut result) = (Vec::new(), Vec::new());
        for op in ops {
            match op {
                Op::Copy(offset, len) => {
                    let operand = (*offset as u64) | (((*len & 0xff_ffff) as u64) << 32);
                    let bytes: Vec<u8> = (0..7).map(|i| (operand >> (8 * i)) as u8).collect();
                    body.push(0x80 | (0..7).filter(|i| bytes[*i] != 0).fold(0, |op, i| op | 1 << i));
                    body.extend(bytes.iter().filter(|b| **b != 0));
                    (*offset..offset + len).for_each(|at| result.push(base[at]));
                }
                Op::Insert(bytes) => {
                    body.push(bytes.len() as u8);
                    body.extend(bytes);
                    result.extend(bytes);
                }
            }
        }
        let mut delta = Vec::new();
        varint(base.len(), &mut delta);
        varint(result.len(), &mut delta);
        delta.extend(body);
        (delta, result)
    }

    fn base_and_ops() -> impl Strategy<Value = (Vec<u8>, Vec<Op>)> {
        prop::collection::vec(any::<u8>(), 1..300).prop_flat_map(|base| {
            let size = base.len();
            let copy = (0..size).prop_flat_map(move |at| (Just(at), 1..=size - at)).prop_map(|(a, l)| Op::Copy(a, l));
            let insert = prop::collection::vec(any::<u8>(), 1..128).prop_map(Op::Insert);
            (Just(base), prop::collection::vec(prop_oneof![copy, insert], 0..20))
        })
    }

    proptest! {
        #[test]
        fn applying_is_what_the_operations_say((base, ops) in base_and_ops()) {
            let (delta, expected) = encode(&base, &ops);
            let (mut out, mut segments) = (Buffer::default(), vec![Segment::Insert { len: 9 }]);
            apply(&base, &delta, &mut out, Some(&mut segments)).unwrap();
            prop_assert_eq!(out.bytes(), &expected[..]);
            let mut at = 0;
            for segment in &segments {
                prop_assert!(!segment.is_empty());
                if let Segment::Copy { base_offset, len } = *segment {
                    prop_assert_eq!(&expected[at..at + len], &base[base_offset..base_offset + len]);
                }
                at += segment.len();
            }
            prop_assert_eq!(at, expected.len());
        }

        #[test]
        fn a_damaged_delta_is_an_error_or_another_object(
            (base, ops) in base_and_ops(), at in any::<prop::sample::Index>(), flip in 1u8..=255, cut in any::<bool>(),
        ) {
            let (mut delta, _) = encode(&base, &ops);
            let at = at.index(delta.len());
            if cut { delta.truncate(at) } else { delta[at] ^= flip }
            let mut out = Buffer::default();
            let small = sizes(&delta).is_ok_and(|(_, result, _)| result < 1 << 20);
            if small && apply(&base, &delta, &mut out, None).is_ok() {
                prop_assert_eq!(out.bytes().len() as u64, sizes(&delta).unwrap().1);
            }
        }

        #[test]
        fn random_bytes_never_panic(base in prop::collection::vec(any::<u8>(), 0..64), delta in prop::collection::vec(any::<u8>(), 0..64)) {
            if sizes(&delta).is_ok_and(|(_, result, _)| result < 1 << 20) {
                let _ = apply(&base, &delta, &mut Buffer::default(), Some(&mut Vec::new()));
            }
        }
    }

    #[test]
    fn a_copy_length_of_zero_means_64_kib() {
        let base = vec![7; 0x10000];
        let (delta, _) = encode(&base, &[Op::Copy(0, 0x10000)]);
        // Drop the length byte: 0x10000 is written as no length at all.
        let header = sizes(&delta).unwrap().2;
        let mut short = delta[..header].to_vec();
        short.push(0x80);
        let (mut out, mut segments) = (Buffer::default(), Vec::new());
        apply(&base, &short, &mut out, Some(&mut segments)).unwrap();
        assert_eq!(out.bytes(), &base[..]);
        assert_eq!(segments, [Segment::Copy { base_offset: 0, len: 0x10000 }]);
    }

    #[test]
    fn neighbouring_copies_become_one_segment() {
        let (delta, _) = encode(b"abcdef", &[Op::Copy(0, 3), Op::Copy(3, 2), Op::Copy(0, 1)]);
        let mut segments = Vec::new();
        apply(b"abcdef", &delta, &mut Buffer::default(), Some(&mut segments)).unwrap();
        assert_eq!(segments, [Segment::Copy { base_offset: 0, len: 5 }, Segment::Copy { base_offset: 0, len: 1 }]);
    }
}
