//! Tar archives of all dialects: ustar, pax, GNU, the old one without a magic.
//!
//! In: a stream. Out: its members. What follows the end marker is looked at too: programs that concatenate archives leave it in the middle,
//! and something may be hidden behind it. Sparse files are handed out as they are stored, without their holes.

use super::{DAMAGED, Walk, app};
use crate::model::Layer;
use bstr::ByteSlice;
use std::io::{self, Read};

const BLOCK: usize = 512;

/// Longest extended header that is kept: a name, or the records of pax.
const EXTENDED: u64 = 1 << 20;

/// Whether a block is a header: its checksum holds (POSIX, pax interchange format; signed sums of old programs count).
pub(super) fn is_header(block: &[u8]) -> bool {
    let Some(block) = block.get(..BLOCK) else { return false };
    // Most blocks fail here: the checksum is octal digits.
    let Some(sum) = octal(&block[148..156]) else { return false };
    if block[0] == 0 && &block[257..262] != b"ustar" {
        return false;
    }
    let (mut unsigned, mut signed) = (0u64, 0i64);
    for (at, byte) in block.iter().enumerate() {
        let byte = if (148..156).contains(&at) { b' ' } else { *byte };
        unsigned += u64::from(byte);
        signed += i64::from(byte.cast_signed());
    }
    sum == unsigned || i64::try_from(sum) == Ok(signed)
}

/// A field of octal digits, between blanks and before a NUL.
fn octal(field: &[u8]) -> Option<u64> {
    let end = field.iter().position(|b| *b == 0).unwrap_or(field.len());
    let digits = field[..end].trim_ascii();
    let digit =
        |n: u64, b: &u8| matches!(b, b'0'..=b'7').then(|| n.checked_mul(8)?.checked_add(u64::from(b - b'0')))?;
    if digits.is_empty() { None } else { digits.iter().try_fold(0, digit) }
}

/// A number: octal, or in binary with the highest bit set (GNU).
fn number(field: &[u8]) -> Option<u64> {
    match field {
        [0x80, rest @ ..] => {
            rest.iter().try_fold(0u64, |n, b| n.checked_mul(256).and_then(|n| n.checked_add(u64::from(*b))))
        }
        _ => octal(field).or_else(|| field.iter().all(|b| matches!(b, 0 | b' ')).then_some(0)),
    }
}

/// What extended headers say of the next member.
#[derive(Default)]
struct Next {
    name: Option<Vec<u8>>,
    size: Option<u64>,
}

/// Reads an archive to its end.
pub(super) fn read(walk: &mut Walk<'_>, input: &mut dyn Read) {
    if members(walk, input).is_err() {
        walk.failed();
    }
}

fn members(walk: &mut Walk<'_>, input: &mut dyn Read) -> io::Result<()> {
    let mut next = Next::default();
    let mut ended = false;
    while !walk.stopped {
        let Some(header) = block(input)? else {
            return if ended { Ok(()) } else { missing_end(&next) };
        };
        if header.iter().all(|b| *b == 0) {
            ended = true;
            continue;
        }
        if !is_header(&header) {
            // Behind the end anything may follow; before it there is nothing to go by any more.
            if !ended {
                walk.unread(DAMAGED);
            }
            return Ok(());
        }
        let said = std::mem::take(&mut next);
        let size = number(&header[124..136]).ok_or(io::ErrorKind::InvalidData)?;
        match header[156] {
            b'L' => next = Next { name: Some(until_nul(&extended(input, size)?).to_vec()), ..said },
            b'K' => {
                extended(input, size)?;
                next = said;
            }
            b'x' => next = records(&extended(input, size)?, said),
            b'g' => {
                extended(input, size)?;
            }
            // Links to files have no data, whatever they say.
            b'1' | b'2' => {}
            flag => {
                if flag == b'S' {
                    sparse_maps(&header, input)?;
                }
                let size =
                    Some(said.size.unwrap_or(size)).filter(|s| *s < 1 << 60).ok_or(io::ErrorKind::InvalidData)?;
                let name = said.name.unwrap_or_else(|| name_of(&header));
                let mut content = (&mut *input).take(size);
                if let Some(layer) = walk.way.last_mut().filter(|_| app::is_image_part(&name)) {
                    *layer = Layer::Coding(Layer::CONTAINER_IMAGE);
                }
                if flag != b'5' || size > 0 {
                    walk.member(&name, &mut content);
                }
                let left = content.limit() + padding(size);
                skip(input, left)?;
            }
        }
    }
    Ok(())
}

/// Archives without an end marker are common enough; one that ends within an extended header is cut short.
fn missing_end(next: &Next) -> io::Result<()> {
    if next.name.is_some() || next.size.is_some() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

/// The next block, if there is one.
fn block(input: &mut dyn Read) -> io::Result<Option<[u8; BLOCK]>> {
    let mut block = [0; BLOCK];
    let mut have = 0;
    while have < BLOCK {
        match input.read(&mut block[have..]) {
            Ok(0) if have == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => have += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Some(block))
}

fn padding(size: u64) -> u64 {
    (BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64
}

fn skip(input: &mut dyn Read, len: u64) -> io::Result<()> {
    let skipped = io::copy(&mut input.take(len), &mut io::sink())?;
    if skipped < len { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

/// The data of an extended header.
fn extended(input: &mut dyn Read, size: u64) -> io::Result<Vec<u8>> {
    let mut data = Vec::new();
    (&mut *input).take(size.min(EXTENDED)).read_to_end(&mut data)?;
    skip(input, (size - data.len() as u64).saturating_add(padding(size)))?;
    Ok(data)
}

/// The records of a pax header: `30 path=some/name\n`, whose number is the length of the whole record.
fn records(mut data: &[u8], mut next: Next) -> Next {
    while let Some(blank) = data.find_byte(b' ') {
        let len = std::str::from_utf8(&data[..blank]).ok().and_then(|n| n.parse::<usize>().ok());
        let Some(record) = len.filter(|len| *len > blank).and_then(|len| data.get(blank + 1..len)) else { break };
        data = &data[blank + 1 + record.len()..];
        let record = record.strip_suffix(b"\n").unwrap_or(record);
        match record.split_once_str(b"=") {
            Some((b"path", value)) if next.name.is_none() => next.name = Some(value.to_vec()),
            Some((b"GNU.sparse.name", value)) => next.name = Some(value.to_vec()),
            Some((b"size", value)) => next.size = std::str::from_utf8(value).ok().and_then(|n| n.parse().ok()),
            _ => {}
        }
    }
    next
}

/// The blocks that go on with the map of a sparse file (GNU): they stand before its data.
fn sparse_maps(header: &[u8; BLOCK], input: &mut dyn Read) -> io::Result<()> {
    let mut more = header[482] != 0;
    while more {
        more = block(input)?.ok_or(io::ErrorKind::UnexpectedEof)?[504] != 0;
    }
    Ok(())
}

fn name_of(header: &[u8; BLOCK]) -> Vec<u8> {
    let name = until_nul(&header[..100]);
    let prefix = until_nul(&header[345..500]);
    // Only ustar has a prefix there.
    if header[257..263] == *b"ustar\0" && !prefix.is_empty() { [prefix, b"/", name].concat() } else { name.to_vec() }
}

fn until_nul(field: &[u8]) -> &[u8] {
    field.split(|b| *b == 0).next().unwrap_or_default()
}
