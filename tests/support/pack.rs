//! Archives built byte by byte, sound ones and others.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use std::io::Write;

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = lzma_rust2::XzWriter::new(Vec::new(), lzma_rust2::XzOptions::with_preset(1)).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// In the form that came before xz.
pub(crate) fn lzma(bytes: &[u8]) -> Vec<u8> {
    let options = lzma_rust2::LzmaOptions::with_preset(1);
    let mut encoder = lzma_rust2::LzmaWriter::new_use_header(Vec::new(), &options, None).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn lzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = lzma_rust2::LzipWriter::new(Vec::new(), lzma_rust2::LzipOptions::with_preset(1));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

pub(crate) fn lz4(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Bytes that do not compress.
pub(crate) fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..len).map(|_| next()).collect()
}

/// A header of tar with a right checksum. `magic` is what stands at its place, and the version.
pub(crate) fn tar_header(name: &str, flag: u8, size: usize, magic: &str) -> Vec<u8> {
    let mut header = vec![0; 512];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &name.as_bytes()[..name.len().min(100)]);
    put(100, b"0000644\0");
    put(124, format!("{size:011o}\0").as_bytes());
    put(136, b"00000000000\0");
    put(156, &[flag]);
    put(257, magic.as_bytes());
    sum(&mut header);
    header
}

fn sum(header: &mut [u8]) {
    header[148..156].fill(b' ');
    let sum: u32 = header.iter().map(|b| u32::from(*b)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

pub(crate) fn tar_member(name: &str, flag: u8, data: &[u8]) -> Vec<u8> {
    let mut member = tar_header(name, flag, data.len(), "ustar\x0000");
    member.extend_from_slice(data);
    member.resize(member.len().next_multiple_of(512), 0);
    member
}

/// The header of a sparse file of GNU whose map goes on in one more block.
pub(crate) fn tar_sparse(name: &str, stored: usize) -> Vec<u8> {
    let mut header = tar_header(name, b'S', stored, "ustar  \0");
    header[482] = 1;
    sum(&mut header);
    [header, vec![0; 512]].concat()
}

pub(crate) fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let members: Vec<u8> = members.iter().flat_map(|(name, data)| tar_member(name, b'0', data)).collect();
    [members, vec![0; 1024]].concat()
}

/// Records of pax, each with its length before it.
pub(crate) fn pax(records: &[(&str, &str)]) -> Vec<u8> {
    let record = |(key, value): &(&str, &str)| {
        let rest = format!(" {key}={value}\n");
        let len = (rest.len() + 1..).find(|len| len.to_string().len() + rest.len() == *len).unwrap();
        format!("{len}{rest}")
    };
    records.iter().map(record).collect::<String>().into_bytes()
}

pub(crate) fn ar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = b"!<arch>\n".to_vec();
    for (name, data) in members {
        out.extend(
            format!("{:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", format!("{name}/"), 0, 0, 0, 644, data.len()).bytes(),
        );
        out.extend_from_slice(data);
        out.extend(vec![b'\n'; data.len() % 2]);
    }
    out
}

/// A zip archive in the making.
#[derive(Default)]
pub(crate) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<Vec<u8>>,
    comment: Vec<u8>,
}

/// How a member is written.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Plain,
    /// Sizes and checksum behind the data.
    Streamed,
    /// Sizes and offset in 64 bits.
    Wide,
}

impl Zip {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn deflated(self, name: &str, data: &[u8]) -> Self {
        self.member(name, 8, 0, &deflate(data), data, Form::Plain)
    }

    pub(crate) fn stored(self, name: &str, data: &[u8]) -> Self {
        self.member(name, 0, 0, data, data, Form::Plain)
    }

    pub(crate) fn streamed(self, name: &str, data: &[u8]) -> Self {
        self.member(name, 8, 8, &deflate(data), data, Form::Streamed)
    }

    pub(crate) fn wide(self, name: &str, data: &[u8]) -> Self {
        self.member(name, 8, 0, &deflate(data), data, Form::Wide)
    }

    pub(crate) fn flagged(self, name: &str, flags: u16, data: &[u8]) -> Self {
        self.member(name, 8, flags, &deflate(data), data, Form::Plain)
    }

    pub(crate) fn method(self, name: &str, method: u16, packed: &[u8], data: &[u8]) -> Self {
        self.member(name, method, 0, packed, data, Form::Plain)
    }

    pub(crate) fn method_flagged(self, name: &str, method: u16, flags: u16, packed: &[u8], data: &[u8]) -> Self {
        self.member(name, method, flags, packed, data, Form::Plain)
    }

    fn member(mut self, name: &str, method: u16, flags: u16, packed: &[u8], data: &[u8], form: Form) -> Self {
        let offset = self.bytes.len() as u32;
        let crc = crc32fast::hash(data);
        let (packed_len, len) = (packed.len() as u32, data.len() as u32);
        let sizes = [crc.to_le_bytes(), packed_len.to_le_bytes(), len.to_le_bytes()].concat();
        let common = [20u16, flags, method, 0, 0].map(u16::to_le_bytes).concat();
        let lengths = |extra: usize| [(name.len() as u16).to_le_bytes(), (extra as u16).to_le_bytes()].concat();
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(if form == Form::Streamed { vec![0; 12] } else { sizes.clone() });
        self.bytes.extend(lengths(0));
        self.bytes.extend(name.bytes());
        self.bytes.extend(packed);
        if form == Form::Streamed {
            self.bytes.extend(b"PK\x07\x08");
            self.bytes.extend(&sizes);
        }
        let mut entry = b"PK\x01\x02\x14\0".to_vec();
        entry.extend(&common);
        let mut extra = Vec::new();
        if form == Form::Wide {
            entry.extend([crc, u32::MAX, u32::MAX].map(u32::to_le_bytes).concat());
            extra =
                [vec![1, 0, 24, 0], [len, packed_len, offset].map(|n| u64::from(n).to_le_bytes()).concat()].concat();
        } else {
            entry.extend(&sizes);
        }
        entry.extend(lengths(extra.len()));
        entry.extend([0; 10]);
        entry.extend(if form == Form::Wide { u32::MAX } else { offset }.to_le_bytes());
        entry.extend(name.bytes());
        entry.extend(extra);
        self.directory.push(entry);
        self
    }

    /// Names the last member so many times more.
    pub(crate) fn repeat_entry(&mut self, times: usize) {
        let last = self.directory.last().unwrap().clone();
        self.directory.extend(std::iter::repeat_n(last, times));
    }

    /// Makes the checksum of the last member wrong.
    pub(crate) fn broken_crc(mut self) -> Self {
        self.directory.last_mut().unwrap()[16] ^= 1;
        self
    }

    pub(crate) fn comment(mut self, comment: &[u8]) -> Self {
        self.comment = comment.to_vec();
        self
    }

    pub(crate) fn end(self) -> Vec<u8> {
        self.finish(0, false)
    }

    pub(crate) fn end_wide(self) -> Vec<u8> {
        self.finish(0, true)
    }

    /// Behind other bytes, which the offsets count.
    pub(crate) fn end_behind(mut self, before: &[u8]) -> Vec<u8> {
        for entry in &mut self.directory {
            let offset = u32::from_le_bytes(entry[42..46].try_into().unwrap()) + before.len() as u32;
            entry[42..46].copy_from_slice(&offset.to_le_bytes());
        }
        [before.to_vec(), self.finish(before.len(), false)].concat()
    }

    fn finish(self, before: usize, wide: bool) -> Vec<u8> {
        let Zip { bytes: mut out, directory, comment } = self;
        let (count, offset) = (directory.len(), out.len() + before);
        let directory = directory.concat();
        out.extend(&directory);
        if wide {
            let record = out.len() as u64;
            out.extend(b"PK\x06\x06");
            out.extend(44u64.to_le_bytes());
            out.extend([0; 12]);
            out.extend([count, count, directory.len(), offset].map(|n| (n as u64).to_le_bytes()).concat());
            out.extend(b"PK\x06\x07\0\0\0\0");
            out.extend(record.to_le_bytes());
            out.extend([1, 0, 0, 0]);
        }
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend([count as u16, count as u16].map(u16::to_le_bytes).concat());
        out.extend((if wide { u32::MAX } else { directory.len() as u32 }).to_le_bytes());
        out.extend((if wide { u32::MAX } else { offset as u32 }).to_le_bytes());
        out.extend((comment.len() as u16).to_le_bytes());
        out.extend(comment);
        out
    }
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
