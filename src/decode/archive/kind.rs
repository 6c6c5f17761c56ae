//! What bytes begin like: content decides, never a name.
//!
//! In: the first bytes of something. Out: how it is packed, or that it is a packed format which is not opened.

use super::store;
use crate::model::Coding;
use flate2::{Decompress, FlushDecompress, Status};

/// Bytes at the beginning that [`of`] looks at.
pub(super) const HEAD: usize = 512;

/// How something is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Bzip2,
    Xz,
    /// What came before xz, without a magic of its own.
    Lzma,
    Lzip,
    Zstd,
    Lz4,
    /// Deflate with the head and end that zlib gives it: a loose object of git, a page of a database.
    Zlib,
    Tar,
    Zip,
    Ar,
    /// Assemblies of .NET for Android, or one of them, compressed.
    Store,
    Assembly,
    /// Objects of git: a pack, or a bundle, which is a pack behind a list of references.
    Objects(Coding),
    /// A packed format that is not opened.
    Closed,
}

impl Kind {
    pub(super) fn coding(self) -> Coding {
        match self {
            Kind::Gzip => "gzip",
            Kind::Bzip2 => "bzip2",
            Kind::Xz => "xz",
            Kind::Lzma => "lzma",
            Kind::Lzip => "lzip",
            Kind::Zstd => "zstd",
            Kind::Lz4 => "lz4",
            Kind::Zlib => "zlib",
            Kind::Tar => "tar",
            Kind::Zip => "zip",
            Kind::Ar => "ar",
            Kind::Store => "assembly store",
            Kind::Assembly => "compressed assembly",
            Kind::Objects(coding) => coding,
            Kind::Closed => "packed",
        }
    }
}

/// Beginnings of formats that are not opened: 7-Zip, RAR, cabinet, xar, cpio of three kinds, LZO, compress, snappy in frames,
/// RPM, squashfs, images of Windows.
const CLOSED: [&[u8]; 13] = [
    b"7z\xBC\xAF\x27\x1C",
    b"Rar!\x1A\x07",
    b"MSCF\0\0\0\0",
    b"xar!\0",
    b"070701",
    b"070702",
    b"070707",
    b"\x89LZO\0\r\n\x1A\n",
    b"\x1F\x9D",
    b"\xFF\x06\0\0sNaPpY",
    b"\xED\xAB\xEE\xDB",
    b"hsqs",
    b"MSWIM\0\0\0",
];

/// How something is packed that begins like this.
pub(super) fn of(head: &[u8]) -> Option<Kind> {
    match head {
        // RFC 1952: deflate is the only method, and three bits of the flags are reserved.
        [0x1F, 0x8B, 8, flags, ..] if flags & 0xE0 == 0 => Some(Kind::Gzip),
        // The level, then the magic of the first block or of the end.
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..]
        | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, 0x50, 0x90, ..] => Some(Kind::Bzip2),
        [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => Some(Kind::Xz),
        // A frame, or a frame to be skipped before it (RFC 8878).
        [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Kind::Zstd),
        // A frame, of today's form or of the first (lz4_Frame_format.md of lz4/lz4).
        [0x04, 0x22, 0x4D, 0x18, ..] | [0x02, 0x21, 0x4C, 0x18, ..] => Some(Kind::Lz4),
        _ if head.starts_with(store::STORE) && head.len() > 20 && head[5] == 0 => Some(Kind::Store),
        _ if head.starts_with(store::COMPRESSED) && head.len() > 20 && head[7] == 0 => Some(Kind::Assembly),
        // The first member; an archive without any; the marker of one that was to be split.
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', b'0', b'0', b'P', b'K', 3, 4, ..] => {
            Some(Kind::Zip)
        }
        [b'P', b'A', b'C', b'K', 0, 0, 0, 2 | 3, ..] => Some(Kind::Objects("git pack")),
        [b'L', b'Z', b'I', b'P', 1, ..] => Some(Kind::Lzip),
        [0x5D, ..] if is_lzma(head) => Some(Kind::Lzma),
        // The usual size of the window, and the level: the two bytes are a multiple of 31 (RFC 1950, section 2.2).
        [0x78, 0x01 | 0x5E | 0x9C | 0xDA, ..] if inflates(head) => Some(Kind::Zlib),
        _ if head.starts_with(b"# v2 git bundle\n") || head.starts_with(b"# v3 git bundle\n") => {
            Some(Kind::Objects("git bundle"))
        }
        _ if head.starts_with(b"!<arch>\n") || head.starts_with(b"!<thin>\n") => Some(Kind::Ar),
        _ if super::tar::is_header(head) => Some(Kind::Tar),
        _ => CLOSED.iter().any(|magic| head.starts_with(magic)).then_some(Kind::Closed),
    }
}

/// Whether a head of LZMA follows its usual first byte, as xz tells it: a dictionary of a power of two or one and a half, a size that is
/// not known or below 256 GiB, and the first byte of the coder, which is zero.
fn is_lzma(head: &[u8]) -> bool {
    let Some([_, d0, d1, d2, d3, size @ .., coder]) = head.first_chunk::<14>() else { return false };
    let dictionary = u32::from_le_bytes([*d0, *d1, *d2, *d3]);
    let upper = 1u32.checked_shl(31 - dictionary.leading_zeros().min(31)).unwrap_or(0);
    let is_usual =
        dictionary == u32::MAX || dictionary >= 4096 && (dictionary == upper || dictionary == upper | upper >> 1);
    let size = size.iter().rev().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
    is_usual && (size == u64::MAX || size < 1 << 38) && *coder == 0
}

/// Whether something can be inflated, to its end or over the whole head: two bytes alone prove little, and a few bytes of a text may pass.
fn inflates(head: &[u8]) -> bool {
    let mut out = [0; 4 * HEAD];
    match Decompress::new(true).decompress(head, &mut out, FlushDecompress::None) {
        Ok(Status::StreamEnd) => true,
        Ok(Status::Ok | Status::BufError) => head.len() >= HEAD,
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_begin_alike_are_no_archives() {
        for text in ["x^2 + y^2 = z^2, which has solutions\n", "x^y and x^z\n", "]\0\0\u{10}\0 is a bracket"] {
            assert_eq!(of(text.repeat(100).as_bytes()), None, "{text}");
        }
        for text in [
            "PK",
            "PK\n",
            "BZh91",
            "BZhello world",
            "x\u{1}",
            "7zip is a program",
            "ustar",
            "PACKAGE",
            "x^2 + y",
            "]",
            "",
        ] {
            assert_eq!(of(text.as_bytes()), None, "{text}");
        }
        assert_eq!(of(&[0; 512]), None);
        assert_eq!(of(b"BZh91AY&SY\0\0\0\0"), Some(Kind::Bzip2));
        assert_eq!(of(b"7z\xBC\xAF\x27\x1C\0\x04"), Some(Kind::Closed));
    }
}
