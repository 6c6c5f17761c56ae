//! Where the bytes of a text that was put together stand in the file that it was taken from.

use std::ops::Range;

/// Pieces of a text with their places, in order.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pieces: Vec<Piece>,
    end: u32,
}

#[derive(Debug)]
struct Piece {
    /// Where it begins in the text.
    inner: u32,
    /// Where it begins in the file.
    outer: u32,
    /// Its bytes in the file.
    len: u32,
    /// Byte for byte the same there.
    exact: bool,
}

impl Places {
    fn piece(&self, at: u32) -> Option<&Piece> {
        self.pieces.get(self.pieces.partition_point(|p| p.inner <= at).checked_sub(1)?)
    }

    /// The span in the file of a span of the text.
    pub(crate) fn outer(&self, start: u32, end: u32) -> (u32, u32) {
        let from =
            self.piece(start).map_or(0, |p| if p.exact { p.outer + (start - p.inner).min(p.len) } else { p.outer });
        if end <= start {
            return (from, from);
        }
        let last = self.piece(end - 1);
        let to = last.map_or(from, |p| if p.exact { p.outer + (end - p.inner).min(p.len) } else { p.outer + p.len });
        (from, to.max(from))
    }

    /// Lays the text into a copy of the file, each piece where it stands there, as much of it as there is room for.
    pub(crate) fn lay(&self, text: &[u8], file: &mut [u8]) {
        let ends = self.pieces.iter().skip(1).map(|p| p.inner).chain([self.end]);
        for (piece, end) in self.pieces.iter().zip(ends) {
            let Some(new) = text.get(piece.inner as usize..end as usize) else { return };
            let Some(room) = file.get_mut(piece.outer as usize..(piece.outer + piece.len) as usize) else { return };
            room.iter_mut().zip(new).for_each(|(old, new)| *old = *new);
        }
    }

    /// The span in the file from the first piece to the last.
    pub(crate) fn whole(&self) -> (u32, u32) {
        self.outer(0, self.end)
    }
}

/// Puts a text together.
#[derive(Default)]
pub(crate) struct Writer {
    text: Vec<u8>,
    pieces: Vec<Piece>,
}

impl Writer {
    /// Copies a span of the file.
    pub(crate) fn copy(&mut self, file: &[u8], span: Range<usize>) {
        let Some(bytes) = file.get(span.clone()).filter(|b| !b.is_empty()) else { return };
        let (outer, len) = (span.start as u32, span.len() as u32);
        match self.pieces.last_mut() {
            Some(last) if last.exact && last.outer + last.len == outer => last.len += len,
            _ => self.pieces.push(Piece { inner: self.text.len() as u32, outer, len, exact: true }),
        }
        self.text.extend_from_slice(bytes);
    }

    /// Puts something in the place of a span of the file; an empty span has no place of its own.
    pub(crate) fn put(&mut self, text: &[u8], span: Range<usize>) {
        if !text.is_empty() {
            let piece =
                Piece { inner: self.text.len() as u32, outer: span.start as u32, len: span.len() as u32, exact: false };
            self.pieces.push(piece);
            self.text.extend_from_slice(text);
        }
    }

    /// Takes over a span of a text that was put together before.
    pub(crate) fn adopt(&mut self, text: &[u8], span: Range<usize>, places: &Places) {
        let (from, to) = (span.start as u32, span.end as u32);
        let first = places.pieces.partition_point(|p| p.inner <= from).saturating_sub(1);
        for (at, piece) in places.pieces.iter().enumerate().skip(first) {
            let end = places.pieces.get(at + 1).map_or(places.end, |next| next.inner).min(to);
            let start = piece.inner.max(from);
            if start >= to {
                break;
            }
            let Some(bytes) = text.get(start as usize..end as usize) else { break };
            let (outer, _) = places.outer(start, end);
            match self.pieces.last_mut() {
                Some(last) if last.exact && piece.exact && last.outer + last.len == outer => last.len += end - start,
                _ => {
                    let len = if piece.exact { end - start } else { piece.len };
                    self.pieces.push(Piece { inner: self.text.len() as u32, outer, len, exact: piece.exact });
                }
            }
            self.text.extend_from_slice(bytes);
        }
    }

    /// Another text behind this one, on a line of its own.
    pub(crate) fn append(&mut self, other: Writer) {
        if self.text.last().is_some_and(|b| *b != b'\n') {
            let at = self.pieces.last().map_or(0, |p| (p.outer + p.len) as usize);
            self.put(b"\n", at..at);
        }
        let by = self.text.len() as u32;
        self.pieces.extend(other.pieces.into_iter().map(|p| Piece { inner: p.inner + by, ..p }));
        self.text.extend(other.text);
    }

    /// Whether nothing was written.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The last byte.
    pub(crate) fn last(&self) -> Option<u8> {
        self.text.last().copied()
    }

    /// The text, and where it stands.
    pub(crate) fn finished(self) -> (Vec<u8>, Places) {
        let end = self.text.len() as u32;
        (self.text, Places { pieces: self.pieces, end })
    }
}

/// Writes the inside of a quoted text, from behind the quote, with its escapes undone: those of JSON, which YAML shares. Ends at the quote
/// and gives the offset behind it; `None` if the text ends before.
pub(crate) fn unescaped(file: &[u8], from: usize, out: &mut Writer) -> Option<usize> {
    let mut at = from;
    loop {
        let stop = at + memchr::memchr2(b'"', b'\\', file.get(at..)?)?;
        out.copy(file, at..stop);
        if file[stop] == b'"' {
            return Some(stop + 1);
        }
        at = escape(file, stop, out)?;
    }
}

/// One escape; gives the offset behind it.
fn escape(file: &[u8], at: usize, out: &mut Writer) -> Option<usize> {
    let code = *file.get(at + 1)?;
    let single: &[u8] = match code {
        b'n' => b"\n",
        b't' => b"\t",
        b'r' => b"\r",
        b'u' => {
            let (value, end) = unit(file, at)?;
            let (value, end) = match (value, unit(file, end)) {
                (0xD800..0xDC00, Some((low @ 0xDC00..0xE000, end))) => {
                    (0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00), end)
                }
                _ => (value, end),
            };
            let mut buffer = [0; 4];
            let text = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut buffer);
            out.put(text.as_bytes(), at..end);
            return Some(end);
        }
        _ => {
            out.put(&file[at + 1..at + 2], at..at + 2);
            return Some(at + 2);
        }
    };
    out.put(single, at..at + 2);
    Some(at + 2)
}

/// `\u` and four digits.
fn unit(file: &[u8], at: usize) -> Option<(u32, usize)> {
    let digits = file.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let value = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    Some((value, at + 6))
}
