//! zlib streams: whole buffers when the size is known (packs), streams when it is not (loose objects, lost indexes).
//!
//! In: compressed bytes and the declared size. Out: a reused buffer. A declared size is believed only as far as deflate can
//! reach from the compressed bytes that are there.

/// deflate makes at most 1,032 bytes of one byte (a block of longest matches of one bit each).
const MAX_RATIO: u64 = 1032;

/// Why a stream cannot be inflated.
pub(super) const DAMAGED: &str = "its compressed bytes are damaged";

/// Bytes of one object. The storage stays initialised to its high-water mark, so that reuse clears nothing.
#[derive(Default)]
pub(super) struct Buffer {
    storage: Vec<u8>,
    len: usize,
}

impl Buffer {
    /// Room for exactly `len` bytes, with whatever is in it.
    pub(super) fn prepare(&mut self, len: usize) -> &mut [u8] {
        if self.storage.len() < len {
            // Not `resize`: the old bytes need not be kept, and fresh zeroed memory costs nothing.
            self.storage = vec![0; len.next_multiple_of(4096)];
        }
        self.len = len;
        &mut self.storage[..len]
    }

    /// The bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.storage[..self.len]
    }

    /// Takes `count` bytes away from the front.
    pub(super) fn cut_front(&mut self, count: usize) {
        self.storage.copy_within(count..self.len, 0);
        self.len -= count;
    }

    /// Bytes of memory that it holds.
    pub(super) fn capacity(&self) -> usize {
        self.storage.len()
    }

    /// The bytes as a vector of their own.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.storage.truncate(self.len);
        self.storage
    }
}

/// Whether `size` bytes can come out of `compressed` bytes.
pub(super) fn is_plausible(size: u64, compressed: usize) -> bool {
    size <= (compressed as u64).saturating_mul(MAX_RATIO)
}

/// A reused whole-buffer decompressor.
pub(super) struct Inflater(libdeflater::Decompressor);

impl Inflater {
    pub(super) fn new() -> Self {
        Inflater(libdeflater::Decompressor::new())
    }

    /// Inflates a stream that must give exactly `size` bytes; bytes after its end are ignored.
    pub(super) fn inflate(&mut self, stream: &[u8], size: u64, out: &mut Buffer) -> Result<(), &'static str> {
        if !is_plausible(size, stream.len()) {
            return Err("its declared size is impossible");
        }
        let size = usize::try_from(size).map_err(|_| "its declared size is impossible")?;
        match self.0.zlib_decompress(stream, out.prepare(size)) {
            Ok(written) if written == size => Ok(()),
            Ok(_) | Err(libdeflater::DecompressionError::InsufficientSpace) => Err("its declared size is wrong"),
            Err(libdeflater::DecompressionError::BadData) => Err(DAMAGED),
        }
    }
}

/// Finds the ends of streams of unknown compressed length.
pub(super) struct Measure {
    inflate: flate2::Decompress,
    scratch: Vec<u8>,
}

impl Measure {
    pub(super) fn new() -> Self {
        Measure { inflate: flate2::Decompress::new(true), scratch: vec![0; 64 * 1024] }
    }

    /// The number of bytes that the stream takes, which must give exactly `size` bytes.
    pub(super) fn stream_len(&mut self, stream: &[u8], size: u64) -> Result<usize, &'static str> {
        self.inflate.reset(true);
        loop {
            let (taken, given) = (self.inflate.total_in(), self.inflate.total_out());
            let input = stream.get(taken as usize..).ok_or(DAMAGED)?;
            let status = self
                .inflate
                .decompress(input, &mut self.scratch, flate2::FlushDecompress::None)
                .map_err(|_| DAMAGED)?;
            if self.inflate.total_out() > size {
                return Err("its declared size is wrong");
            }
            match status {
                flate2::Status::StreamEnd if self.inflate.total_out() == size => {
                    return Ok(self.inflate.total_in() as usize);
                }
                flate2::Status::StreamEnd => return Err("its declared size is wrong"),
                _ if self.inflate.total_in() == taken && self.inflate.total_out() == given => return Err(DAMAGED),
                _ => {}
            }
        }
    }
}

/// The first bytes of a stream, at most `out.len()`, and how many there are.
pub(super) fn peek(stream: &[u8], out: &mut [u8]) -> Result<usize, &'static str> {
    let mut inflate = flate2::Decompress::new(true);
    // One call fills the output or ends the input: both are whole buffers.
    inflate.decompress(stream, out, flate2::FlushDecompress::None).map_err(|_| DAMAGED)?;
    Ok(inflate.total_out() as usize)
}

/// A stream of these bytes.
#[cfg(test)]
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut compressor = libdeflater::Compressor::new(libdeflater::CompressionLvl::fastest());
    let mut out = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let len = compressor.zlib_compress(bytes, &mut out).unwrap();
    out.truncate(len);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_and_stream_agree(bytes in prop::collection::vec(0u8..8, 0..2000), tail in prop::collection::vec(any::<u8>(), 0..40)) {
            let mut stream = deflate(&bytes);
            let len = stream.len();
            stream.extend(tail);
            let mut out = Buffer::default();
            Inflater::new().inflate(&stream, bytes.len() as u64, &mut out).unwrap();
            prop_assert_eq!(out.bytes(), &bytes[..]);
            prop_assert_eq!(Measure::new().stream_len(&stream, bytes.len() as u64), Ok(len));
            let mut first = [0; 32];
            let n = peek(&stream, &mut first).unwrap();
            prop_assert_eq!(&first[..n], &bytes[..bytes.len().min(32)]);
            for wrong in [bytes.len() as u64 + 1, (bytes.len() as u64).wrapping_sub(1)] {
                prop_assert!(Inflater::new().inflate(&stream, wrong, &mut out).is_err());
                prop_assert!(Measure::new().stream_len(&stream, wrong).is_err());
            }
        }

        #[test]
        fn random_streams_never_panic(stream in prop::collection::vec(any::<u8>(), 0..200), size in 0u64..10_000) {
            let _ = Inflater::new().inflate(&stream, size, &mut Buffer::default());
            let _ = Measure::new().stream_len(&stream, size);
            let _ = peek(&stream, &mut [0; 32]);
        }
    }

    #[test]
    fn an_impossible_size_is_refused_before_it_is_allocated() {
        let stream = deflate(b"abc");
        assert!(Inflater::new().inflate(&stream, u64::MAX, &mut Buffer::default()).is_err());
    }
}
