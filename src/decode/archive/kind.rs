//! What bytes begin like: content decides, never a name.
//!
//! In: the first bytes of something. Out: how it is packed, or that it is a packed format which is not opened.

use crate::model::Coding;

/// Bytes at the beginning that [`of`] looks at.
pub(super) const HEAD: usize = 512;

/// How something is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Bzip2,
    Xz,
    Zstd,
    Tar,
    Zip,
    Ar,
    /// A packed format that is not opened.
    Closed,
}

impl Kind {
    pub(super) fn coding(self) -> Coding {
        match self {
            Kind::Gzip => "gzip",
            Kind::Bzip2 => "bzip2",
            Kind::Xz => "xz",
            Kind::Zstd => "zstd",
            Kind::Tar => "tar",
            Kind::Zip => "zip",
            Kind::Ar => "ar",
            Kind::Closed => "packed",
        }
    }
}

/// Beginnings of formats that are not opened: 7-Zip, RAR, cabinet, xar, cpio of two kinds, LZ4, lzip, RPM, a bundle of git.
const CLOSED: [&[u8]; 10] = [
    b"7z\xBC\xAF\x27\x1C",
    b"Rar!\x1A\x07",
    b"MSCF\0\0\0\0",
    b"xar!\0",
    b"070701",
    b"070702",
    b"\x04\x22\x4D\x18",
    b"LZIP\x01",
    b"\xED\xAB\xEE\xDB",
    b"# v2 git bundle\n",
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
        // The first member; an archive without any; the marker of one that was to be split.
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', b'0', b'0', b'P', b'K', 3, 4, ..] => {
            Some(Kind::Zip)
        }
        _ if head.starts_with(b"!<arch>\n") || head.starts_with(b"!<thin>\n") => Some(Kind::Ar),
        _ if super::tar::is_header(head) => Some(Kind::Tar),
        _ => CLOSED.iter().any(|magic| head.starts_with(magic)).then_some(Kind::Closed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_begin_alike_are_no_archives() {
        for text in ["PK", "PK\n", "BZh91", "BZhello world", "x\u{1}", "7zip is a program", "ustar", ""] {
            assert_eq!(of(text.as_bytes()), None, "{text}");
        }
        assert_eq!(of(&[0; 512]), None);
        assert_eq!(of(b"BZh91AY&SY\0\0\0\0"), Some(Kind::Bzip2));
        assert_eq!(of(b"7z\xBC\xAF\x27\x1C\0\x04"), Some(Kind::Closed));
    }
}
