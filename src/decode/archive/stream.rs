//! Compressed streams: gzip, bzip2, xz, lzma, lzip, zstd, lz4 and zlib, each as one reader over all its parts, and raw deflate for zip.
//!
//! In: a stream and the budget of bytes that may come out. Out: a reader, whose errors mean that the data is damaged or the budget used
//! up. What follows the last part and is no further one (padding, a signature) is not looked at, as by the programs themselves.

use super::kind::Kind;
use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};
use lz4_flex::frame::FrameDecoder as Lz4Frames;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// Largest dictionary or window that is set aside for a stream; larger ones are for special cases (`--ultra --long`).
const WINDOW: u64 = 128 << 20;

/// A reader of what a stream holds.
pub(super) fn reader<'a>(kind: Kind, input: impl Read + 'a, budget: Rc<Cell<u64>>) -> io::Result<Box<dyn Read + 'a>> {
    let input = BufReader::with_capacity(32 << 10, input);
    Ok(match kind {
        Kind::Gzip => Box::new(Counted { inner: Gunzip { decoder: Some(GzDecoder::new(input)) }, budget }),
        Kind::Bzip2 => Box::new(Counted { inner: bzip2::bufread::MultiBzDecoder::new(input), budget }),
        Kind::Xz => {
            let limit = u32::try_from(WINDOW >> 10).unwrap_or(u32::MAX);
            Box::new(Counted { inner: lzma_rust2::XzReader::new_mem_limit(input, true, limit), budget })
        }
        Kind::Lzma => {
            let limit = u32::try_from(WINDOW >> 10).unwrap_or(u32::MAX);
            let inner = lzma_rust2::LzmaReader::new_mem_limit(input, limit, None)?;
            Box::new(Counted { inner, budget })
        }
        Kind::Lzip => Box::new(Counted { inner: lzma_rust2::LzipReader::new(input), budget }),
        Kind::Zlib => Box::new(Counted { inner: ZlibDecoder::new(input), budget }),
        Kind::Zstd => Box::new(Counted { inner: Unzstd { decoder: FrameDecoder::new(), begun: false, input }, budget }),
        Kind::Lz4 => Box::new(Counted { inner: Lz4(Lz4Frames::new(input)), budget }),
        _ => return Err(io::ErrorKind::Unsupported.into()),
    })
}

/// A reader of raw deflate.
pub(super) fn inflater(bytes: &[u8], budget: Rc<Cell<u64>>) -> Counted<DeflateDecoder<&[u8]>> {
    Counted { inner: DeflateDecoder::new(bytes), budget }
}

/// A reader of deflate with the head and end that zlib gives it.
pub(super) fn unzip(bytes: &[u8], budget: Rc<Cell<u64>>) -> Counted<ZlibDecoder<&[u8]>> {
    Counted { inner: ZlibDecoder::new(bytes), budget }
}

/// A reader of what is unpacked already.
pub(super) fn counted(bytes: &[u8], budget: Rc<Cell<u64>>) -> Counted<&[u8]> {
    Counted { inner: bytes, budget }
}

/// Takes what comes out from a budget; an error when it is used up.
pub(super) struct Counted<R> {
    pub(super) inner: R,
    pub(super) budget: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let left = self.budget.get();
        if left == 0 {
            return Err(io::Error::other("the budget is used up"));
        }
        let read = self.inner.read(buffer)?;
        self.budget.set(left.saturating_sub(read as u64));
        Ok(read)
    }
}

/// All members of a gzip file, one after the other.
struct Gunzip<R> {
    decoder: Option<GzDecoder<R>>,
}

impl<R: BufRead> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(decoder) = &mut self.decoder {
            let read = decoder.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            let Some(mut rest) = self.decoder.take().map(GzDecoder::into_inner) else { break };
            if rest.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
                self.decoder = Some(GzDecoder::new(rest));
            }
        }
        Ok(0)
    }
}

/// All frames of an lz4 file, one after the other.
struct Lz4<R: Read>(Lz4Frames<R>);

impl<R: BufRead> Read for Lz4<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.0.read(buffer)?;
            // Each frame ends like a stream.
            if read > 0 || !matches!(self.0.get_mut().fill_buf()?, [0x04, 0x22, 0x4D, 0x18, ..]) {
                return Ok(read);
            }
        }
    }
}

/// All frames of a zstd file, one after the other.
struct Unzstd<R> {
    decoder: FrameDecoder,
    begun: bool,
    input: R,
}

impl<R: BufRead> Unzstd<R> {
    /// Goes to the next frame; whether there is one.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            let head = self.input.fill_buf()?;
            match head {
                [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => {
                    let mut head = [0; 8];
                    self.input.read_exact(&mut head)?;
                    let len = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
                    io::copy(&mut (&mut self.input).take(len), &mut io::sink())?;
                }
                [0x28, ..] => {
                    self.decoder.set_max_window_size(WINDOW);
                    self.decoder.reset(&mut self.input).map_err(io::Error::other)?;
                    self.begun = true;
                    return Ok(true);
                }
                _ => return Ok(false),
            }
        }
    }
}

impl<R: BufRead> Read for Unzstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.begun {
                while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                    let one = BlockDecodingStrategy::UptoBlocks(1);
                    self.decoder.decode_blocks(&mut self.input, one).map_err(io::Error::other)?;
                }
                let read = self.decoder.read(buffer)?;
                if read > 0 {
                    return Ok(read);
                }
                // The frame has ended: the checksum is there if its writer wanted one.
                let said = self.decoder.get_checksum_from_data();
                if said.is_some() && said != self.decoder.get_calculated_checksum() {
                    return Err(io::ErrorKind::InvalidData.into());
                }
                self.begun = false;
            }
            if !self.begin()? {
                return Ok(0);
            }
        }
    }
}
