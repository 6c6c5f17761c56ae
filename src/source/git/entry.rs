//! Headers of pack entries (gitformat-pack, "Pack file entry").
//!
//! In: a pack's bytes and an offset. Out: what stands there and where its zlib stream begins. Any bytes give a header or an
//! error.

use super::object::Kind;
use crate::model::ObjectId;
use crate::source::varint;

/// What an entry is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The object itself.
    Whole(Kind),
    /// A delta to the entry at this offset of the same pack.
    DeltaAt(u64),
    /// A delta to the object of this name.
    DeltaOf(ObjectId),
}

/// A parsed header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// What follows.
    pub(super) form: Form,
    /// Inflated size of what follows: of the object, or of the delta.
    pub(super) size: u64,
    /// Offset of the zlib stream in the pack.
    pub(super) data: usize,
}

const CUT: &str = "its pack is cut short";
const DAMAGED: &str = "its pack entry is damaged";

/// Reads the header at `offset`. `pack` ends where entries end (before the trailer).
pub(super) fn header(pack: &[u8], offset: u64, id_len: usize) -> Result<Header, &'static str> {
    let mut at = usize::try_from(offset).map_err(|_| CUT)?;
    let first = *pack.get(at).ok_or(CUT)?;
    at += 1;
    let mut size = u64::from(first & 0x0f);
    if first & 0x80 != 0 {
        let more = varint::size(pack, &mut at).map_err(fault)?;
        size |= Some(more).filter(|more| more.leading_zeros() >= 4).ok_or(DAMAGED)? << 4;
    }
    let form = match (first >> 4) & 7 {
        1 => Form::Whole(Kind::Commit),
        2 => Form::Whole(Kind::Tree),
        3 => Form::Whole(Kind::Blob),
        4 => Form::Whole(Kind::Tag),
        6 => {
            let distance = varint::offset(pack, &mut at).map_err(fault)?;
            // A base stands before its delta, and never in the pack's own header.
            let base = offset.checked_sub(distance).filter(|base| distance > 0 && *base >= 12).ok_or(DAMAGED)?;
            Form::DeltaAt(base)
        }
        7 => {
            let raw = pack.get(at..at + id_len).ok_or(CUT)?;
            at += id_len;
            Form::DeltaOf(ObjectId::from_bytes(raw).ok_or(DAMAGED)?)
        }
        _ => return Err(DAMAGED),
    };
    Ok(Header { form, size, data: at })
}

fn fault(fault: varint::Fault) -> &'static str {
    match fault {
        varint::Fault::Cut => CUT,
        varint::Fault::TooLarge => DAMAGED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The header as git writes it.
    fn write(kind: u8, mut size: u64, distance: Option<u64>) -> Vec<u8> {
        let mut out = Vec::new();
        let mut byte = kind << 4 | (size & 0x0f) as u8;
        size >>= 4;
        while size > 0 {
            out.push(byte | 0x80);
            byte = (size & 0x7f) as u8;
            size >>= 7;
        }
        out.push(byte);
        if let Some(mut distance) = distance {
            let mut tail = vec![(distance & 0x7f) as u8];
            while distance >> 7 != 0 {
                distance = (distance >> 7) - 1;
                tail.push(0x80 | (distance & 0x7f) as u8);
            }
            out.extend(tail.iter().rev());
        }
        out
    }

    proptest! {
        #[test]
        fn what_git_writes_is_read(kind in 1u8..=4, size in any::<u64>(), shift in 0u32..64) {
            let size = size >> shift;
            let bytes = write(kind, size, None);
            let header = header(&bytes, 0, 20).unwrap();
            prop_assert_eq!(header.size, size);
            prop_assert_eq!(header.data, bytes.len());
            prop_assert_eq!(header.form, Form::Whole(Kind::ALL[usize::from(kind) - 1]));
        }

        #[test]
        fn distances_are_read(distance in 1u64..100_000, before in 0u64..1000) {
            let offset = distance + 12 + before;
            let mut pack = vec![0; offset as usize];
            pack.extend(write(6, 77, Some(distance)));
            let header = header(&pack, offset, 20).unwrap();
            prop_assert_eq!(header, Header { form: Form::DeltaAt(12 + before), size: 77, data: pack.len() });
        }

        #[test]
        fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..64), offset in any::<u64>(), near in 0u64..64) {
            for offset in [offset, near] {
                if let Ok(header) = header(&bytes, offset, 32) {
                    prop_assert!(header.data <= bytes.len());
                }
            }
        }
    }

    #[test]
    fn a_base_in_the_pack_header_or_ahead_is_refused() {
        let mut pack = vec![0; 100];
        pack.extend(write(6, 1, Some(89)));
        assert!(header(&pack, 100, 20).is_err());
        pack.truncate(100);
        pack.extend([0x61, 0]);
        assert!(header(&pack, 100, 20).is_err());
    }
}
