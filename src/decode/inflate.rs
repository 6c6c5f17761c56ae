//! Compressed streams inside of a text: gzip and zlib, to a limit.
//!
//! In: bytes and how many may come out. Out: the bytes, and whether the limit cut them. A stream that is damaged gives what comes before
//! the damage.

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// What came out of a stream.
pub(super) struct Inflated {
    pub(super) bytes: Vec<u8>,
    /// There was more than the limit.
    pub(super) cut: bool,
    pub(super) layer: &'static str,
}

/// Inflates bytes that begin like a stream of gzip or zlib.
pub(super) fn inflate(bytes: &[u8], most: usize) -> Option<Inflated> {
    match bytes {
        [0x1F, 0x8B, 8, ..] => read(MultiGzDecoder::new(bytes), most, "gzip"),
        // The header's two bytes are a multiple of 31 (RFC 1950, section 2.2).
        [0x78, flags, ..] if (0x7800 + u32::from(*flags)).is_multiple_of(31) => {
            read(ZlibDecoder::new(bytes), most, "zlib")
        }
        _ => None,
    }
}

fn read(stream: impl Read, most: usize, layer: &'static str) -> Option<Inflated> {
    let mut bytes = Vec::new();
    // An error ends the stream: what came before is kept.
    let _ = stream.take(most as u64 + 1).read_to_end(&mut bytes);
    let cut = bytes.len() > most;
    bytes.truncate(most);
    (!bytes.is_empty()).then_some(Inflated { bytes, cut, layer })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn streams_are_read_to_the_limit() {
        let text = b"a text ".repeat(1000);
        let whole = inflate(&gzip(&text), 1 << 20).unwrap();
        assert_eq!((whole.bytes, whole.cut, whole.layer), (text.clone(), false, "gzip"));
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&text).unwrap();
        assert_eq!(inflate(&encoder.finish().unwrap(), 1 << 20).unwrap().bytes, text);
        let bomb = inflate(&gzip(&vec![0; 1 << 20]), 1000).unwrap();
        assert_eq!((bomb.bytes.len(), bomb.cut), (1000, true));
        let mut damaged = gzip(&text);
        damaged.truncate(damaged.len() - 12);
        assert!(inflate(&damaged, 1 << 20).is_some_and(|i| text.starts_with(&i.bytes)));
        assert!(inflate(b"no stream", 10).is_none() && inflate(b"", 10).is_none());
    }
}
